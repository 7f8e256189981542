package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a shipping company's configuration says, and that it holds at once when it is changed. */
final class ShippingSettingsTest {

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static void configure(int status, String title, String from, String settings) {
    var answer =
        host.put(
            "hansa",
            """
            {"tenant": "hansa", "title": "%s", "modules": ["shipping"],
             "clock": "2009-03-01T00:00:00Z", "database": {"server": "main"},
             "mail": {"from": "%s", "transport": "mailbox"}, "settings": {%s}}\
            """
                .formatted(title, from, settings));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
  }

  @Test
  void what_is_set_takes_effect_and_so_does_its_change() {
    configure(201, "Hansa Lines", "kontor@hansa.example", "");
    holds("Hansa Lines", "kontor@hansa.example", "2009-03-31T", "desk@hansa.example", "#2a6f97");

    configure(
        200,
        "Hansa & Sons",
        "office@hansa.example",
        """
        "shipping.default-deadline": "P7D", "shipping.mail": "ops@hansa.example",
        "shipping.colour": "#aa0011"\
        """);
    holds(
        "Hansa &amp; Sons", "office@hansa.example", "2009-03-08T", "ops@hansa.example", "#aa0011");
  }

  private static void holds(String title, String from, String deadline, String to, String colour) {
    var id =
        host.post("/t/hansa/cargos", "{\"origin\": \"CNHKG\", \"destination\": \"SESTO\"}")
            .text("trackingId");
    assertThat(host.get("/t/hansa/cargos/" + id).text("arrivalDeadline")).startsWith(deadline);
    assertThat(host.get("/t/hansa/ui/theme.css").body()).contains("--tenant: " + colour);
    assertThat(host.get("/t/hansa/ui/cargos").body()).contains("<title>Cargos · " + title);

    var arrived =
        host.post(
            "/t/hansa/handling-events",
            """
            {"trackingId": "%s", "type": "UNLOAD", "location": "SESTO", "voyage": "V200",
             "completionTime": "2009-03-01T00:00:00Z"}\
            """
                .formatted(id));
    assertThat(arrived.status()).as(arrived.toString()).isEqualTo(201);
    eventually("a mail is written", () -> mail().text("subject").contains(id));
    assertThat(mail().text("from")).isEqualTo(from);
    assertThat(mail().text("to")).isEqualTo(to);
  }

  /** The newest one; before there is any, an empty one. */
  private static Json mail() {
    return host.admin("GET", "/tenants/hansa/mail").json().list().stream()
        .findFirst()
        .orElseGet(() -> Json.of("{\"subject\": \"\"}"));
  }
}
