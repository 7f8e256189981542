package dev.kontor.host.configuration;

import static dev.kontor.host.configuration.Readers.ACME;
import static dev.kontor.host.configuration.Readers.READER;
import static dev.kontor.host.configuration.Readers.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.configuration.TenantConfiguration.Database;
import dev.kontor.host.configuration.TenantConfiguration.Mail;
import dev.kontor.host.configuration.TenantConfiguration.Pool;
import dev.kontor.host.configuration.TenantConfiguration.Rule;
import dev.kontor.host.configuration.TenantConfiguration.Smtp;
import dev.kontor.host.configuration.TenantConfiguration.Transport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredConfigurationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Acme",
        "\"quoted\" 'twice'",
        "back\\slash",
        "two\nlines\r\n",
        "tab\t\u0000\u007f\u0085",
        "null",
        "~",
        "42",
        "true",
        "",
        " ",
        "- a",
        "{a: b}",
        "&a *b !c #d",
        "größer 漢字 𝄞",
        "\u2028\u2029\ufeff\uffff"
      })
  void what_is_written_is_read_back_equal(String text) {
    var written = full(text);

    assertThat(READER.readStored(ACME, written.json())).isEqualTo(written);
  }

  @Test
  void the_least_is_read_back_equal() {
    var least = read("modules: [shipping]");

    assertThat(READER.readStored(ACME, least.json())).isEqualTo(least);
  }

  @Test
  void the_same_configuration_is_always_the_same_json() {
    assertThat(
            read("{title: A, modules: [shipping], settings: {shipping.limit: 1, shipping.open:"
                    + " true}}")
                .json())
        .isEqualTo(
            read("{settings: {shipping: {open: true, limit: 1}}, modules: [shipping], title: A}")
                .json())
        .isEqualTo(
            """
            {"tenant":"acme","title":"A","modules":["shipping"],\
            "database":{"server":"main","pool":{"maximum":4}},\
            "mail":{"transport":"mailbox"},\
            "settings":{"shipping.limit":"1","shipping.open":"true"},"grants":{}}\
            """);
  }

  @Test
  void what_has_become_unknown_since_is_read_back_all_the_same() {
    var stored = full("x").json().replace("\"main\"", "\"gone\"").replace("shipping", "gone");

    assertThat(READER.readStored(ACME, stored).modules()).containsExactly("gone");
    assertThat(READER.readStored(ACME, stored).database().server()).isEqualTo("gone");
  }

  private static TenantConfiguration full(String text) {
    return new TenantConfiguration(
        ACME,
        text,
        List.of("shipping"),
        new Database("main", new Pool(4)),
        new Mail("a@b.example", Transport.SMTP, new Smtp("mx", 587, text, "${SMTP_PASSWORD}")),
        Instant.parse("2009-03-01T00:00:00.123Z"),
        new TreeMap<>(Map.of("shipping.motto", text)),
        new TreeMap<>(Map.of("shipping.track", Rule.ALLOW)));
  }
}
