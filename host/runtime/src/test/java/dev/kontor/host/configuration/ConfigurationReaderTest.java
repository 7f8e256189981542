package dev.kontor.host.configuration;

import static dev.kontor.host.configuration.Readers.faults;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {

  private static final String LEAST = "modules: [shipping]\n";

  @ParameterizedTest
  @ValueSource(strings = {"${HOME}", "our ${motto}", "${SMTP_PASSWORD}", "${", "${a:b}"})
  void a_setting_is_not_filled_in_from_elsewhere(String motto) {
    assertThat(faults(LEAST + "settings: { shipping.motto: \"%s\" }\n".formatted(motto)))
        .singleElement()
        .asString()
        .contains("shipping.motto", motto, "expected no '${'");
    assertThat(faults("settings: { allocation.desk: \"${USER}@made.example\" }\n", LEAST))
        .singleElement()
        .asString()
        .contains("_defaults.yml", "allocation.desk");
  }

  @Test
  void a_whole_file_is_read() {
    var whole =
        read(
            """
            tenant: acme
            title: Acme Shipping
            modules: [shipping, allocation]
            database:
              server: second
              pool: { maximum: 7 }
            mail: { from: desk@acme.example, transport: smtp, host: mx, port: 25, user: u, password: "${SMTP_PASSWORD}" }
            clock: 2009-03-01T00:00:00Z
            settings:
              shipping.default-deadline: P14D
              shipping: { open: false, limit: 3 }
            grants: { shipping.track: allow, allocation: { peek: refuse } }
            """);

    assertThat(whole)
        .isEqualTo(
            new TenantConfiguration(
                Readers.ACME,
                "Acme Shipping",
                List.of("shipping", "allocation"),
                new Database("second", new Pool(7)),
                new Mail(
                    "desk@acme.example",
                    Transport.SMTP,
                    new Smtp("mx", 25, "u", "${SMTP_PASSWORD}")),
                Instant.parse("2009-03-01T00:00:00Z"),
                new TreeMap<>(
                    Map.of(
                        "shipping.default-deadline", "P14D",
                        "shipping.open", "false",
                        "shipping.limit", "3")),
                new TreeMap<>(
                    Map.of("shipping.track", Rule.ALLOW, "allocation.peek", Rule.REFUSE))));
  }

  @Test
  void what_nobody_says_is_the_standard() {
    assertThat(read(LEAST))
        .isEqualTo(
            new TenantConfiguration(
                Readers.ACME,
                "acme",
                List.of("shipping"),
                new Database("main", new Pool(4)),
                new Mail(null, Transport.MAILBOX, null),
                null,
                new TreeMap<>()));
  }

  @Test
  void json_is_taken_as_well() {
    assertThat(read("{\"modules\":[\"shipping\"],\"database\":{\"pool\":{\"maximum\":9}}}"))
        .isEqualTo(read("modules: [shipping]\ndatabase: { pool: { maximum: 9 } }"));
  }

  @Test
  void a_tenants_own_key_takes_the_defaults_place_and_the_others_stay() {
    var both =
        read(
            "database: { server: second, pool: { maximum: 2 } }\nmodules: [allocation]",
            LEAST + "database: { pool: { maximum: 3 } }");

    assertThat(both.database()).isEqualTo(new Database("second", new Pool(3)));
    assertThat(both.modules()).containsExactly("shipping");
  }

  @Test
  void null_takes_a_default_away() {
    assertThat(read("title: Ours\n", LEAST + "title:").title()).isEqualTo("acme");
    assertThat(read("title: Ours\n", LEAST + "title: ~").title()).isEqualTo("acme");
    assertThat(read("title: Ours\n", LEAST + "title: 'null'").title()).isEqualTo("null");
  }

  @Test
  void null_takes_all_defaults_below_a_key_away() {
    var defaults = "mail: { from: a@b.example, transport: smtp, host: mx }";

    assertThat(read(defaults, LEAST + "mail: ~").mail())
        .isEqualTo(new Mail(null, Transport.MAILBOX, null));
  }

  @Test
  void defaults_of_modules_that_the_tenant_does_not_run_are_dropped() {
    var defaults = "settings: { shipping.limit: 5, allocation.desk: a@b.example }";

    assertThat(read(defaults, LEAST).settings()).isEqualTo(Map.of("shipping.limit", "5"));
  }

  @Test
  void rules_for_grants_are_taken_like_settings() {
    var defaults = "grants: { shipping.track: allow, allocation.peek: refuse }";

    assertThat(read(defaults, LEAST).grants()).isEqualTo(Map.of("shipping.track", Rule.ALLOW));
    assertThat(read(defaults, LEAST + "grants: ~").grants()).isEmpty();
  }

  @Test
  void a_fault_in_the_defaults_names_them() {
    assertThat(faults("title: Ours\nmail:\n  transport: pigeon", LEAST))
        .containsExactly(
            "_defaults.yml:3: tenant 'acme': 'mail.transport' is 'pigeon'; expected one of"
                + " [mailbox, smtp]");
  }

  @Test
  void the_defaults_have_no_tenant() {
    for (var own : List.of(LEAST, LEAST + "tenant: acme")) {
      assertThat(faults("title: Ours\ntenant: acme", own))
          .containsExactly(
              "_defaults.yml:2: 'tenant' has no place in the defaults; say it in each tenant's own"
                  + " file");
    }
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() {
    assertThat(
            Readers.refusal(
                "database: { pool: { maximum: lots } }",
                """
                tenant: akme
                titel: Acme
                title: 42
                modules: [shiping]
                database:
                  server: mian
                  poll: { maximum: 4 }
                mail: { from: nobody, transport: smtp, password: hunter2 }
                mail: { port: 0 }
                clock: 2009-03-01T00:00:00
                settings:
                  shipping.defualt-deadline: P30D
                """))
        .hasMessage(
            """
            _defaults.yml:1: tenant 'acme': 'database.pool.maximum' is 'lots'; expected a whole number from 1 to 100
            acme.yml:1: tenant 'acme': 'tenant' is 'akme' but the file or request is for 'acme'; make them the same
            acme.yml:2: tenant 'acme': 'titel' is not a known key; did you mean 'title'?
            acme.yml:3: tenant 'acme': 'title' is '42'; expected text, in quotes
            acme.yml:4: tenant 'acme': 'modules' has 'shiping'; expected some of [allocation, shipping]; did you mean 'shipping'?
            acme.yml:6: tenant 'acme': 'database.server' is 'mian'; expected one of [main, second]; did you mean 'main'?
            acme.yml:7: tenant 'acme': 'database.poll.maximum' is not a known key; did you mean 'database.pool.maximum'?
            acme.yml:8: tenant 'acme': 'mail.from' is 'nobody'; expected an e-mail address, such as desk@acme.example
            acme.yml:8: tenant 'acme': 'mail.password' is not a reference; expected one such as ${SMTP_PASSWORD}: put the secret itself into the data folder, as secrets/SMTP_PASSWORD, or into the environment
            acme.yml:9: 'mail' is given twice; keep one
            acme.yml:9: tenant 'acme': 'mail.port' is '0'; expected a whole number from 1 to 65535
            acme.yml:10: tenant 'acme': 'clock' is '2009-03-01T00:00:00'; expected an instant with its zone, such as 2009-03-01T00:00:00Z
            acme.yml:12: tenant 'acme': 'settings.shipping.defualt-deadline' is not a known key; did you mean 'settings.shipping.default-deadline'?
            acme.yml: tenant 'acme': 'mail.host' is missing; expected the mail server's name, since mail.transport is smtp\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title: 42 | 'title' is '42'; expected text, in quotes",
        "title: true | 'title' is 'true'; expected text, in quotes",
        "title: -1_000.5e3 | 'title' is '-1_000.5e3'; expected text, in quotes",
        "title: 0x1F | 'title' is '0x1F'; expected text, in quotes",
        "title: ' ' | 'title' is ' '; expected text that is not blank",
        "title: [a] | 'title' is a list; expected text",
        "title: { a: b } | 'title.a' is not a known key",
        "modules: shipping | 'modules' is not a list; expected some of [allocation, shipping]",
        "modules: [] | 'modules' is empty; expected some of [allocation, shipping]",
        "modules: [shipping, shipping] | 'modules' has 'shipping' twice; keep one",
        "modules: [~] | 'modules' has '~'; expected some of",
        "modules: [warehouse] | 'modules' has 'warehouse'; expected some of [allocation, shipping]",
        "modules: | 'modules' is missing; expected some, such as [allocation]",
        "database: main | 'database' takes no value itself; expected [database.pool.maximum,"
            + " database.server] below it",
        "database.server: third | 'database.server' is 'third'; expected one of [main, second]",
        "database.pool.maximum: lots | 'lots'; expected a whole number from 1 to 100",
        "database.pool.maximum: '4' | '4'; expected a whole number from 1 to 100",
        "database.pool.maximum: 0 | '0'; expected a whole number from 1 to 100",
        "database.pool.maximum: 101 | '101'; expected a whole number from 1 to 100",
        "database.pool.maximum: -1 | '-1'; expected a whole number from 1 to 100",
        "database.pool.maximum: 4.0 | '4.0'; expected a whole number from 1 to 100",
        "database.pool.maximum: 99999999999999999999 | expected a whole number from 1 to 100",
        "clock: 2009-03-01 | 'clock' is '2009-03-01'; expected an instant with its zone",
        "clock: 2009-03-01T00:00:00 | expected an instant with its zone",
        "clock: 2009-13-01T00:00:00Z | expected an instant with its zone",
        "mail.from: nobody | 'nobody'; expected an e-mail address",
        "mail.from: a@b@c | 'a@b@c'; expected an e-mail address",
        "mail.transport: SMTP | 'SMTP'; expected one of [mailbox, smtp]",
        "mail.from: Desk<a@b.example> | expected an e-mail address",
        "mail.transport: smtp | 'mail.host' is missing",
        "mail: { transport: smtp, host: mx } | 'mail.from' is missing; expected the sender's",
        "mail.password: ${ABSENT} | refers to the secret ABSENT, which isn't there; put it into",
        "settings.shipping.default-deadline: 30 days | expected an ISO 8601 duration, such as P30D",
        "settings.shipping.default-deadline: -P1D | expected an ISO 8601 duration, such as P30D",
        "settings.shipping.colour: red | expected a colour, such as #2a6f97",
        "settings.shipping.open: yes | expected true or false",
        "settings.shipping.limit: many | expected a whole number from 0 to 999999999",
        "settings.allocation.desk: a@b.example | belongs to the module 'allocation', which the"
            + " tenant doesn't run",
        "grants.shipping.track: yes | expected one of [allow, refuse]",
        "grants.shipping.trick: allow | did you mean 'grants.shipping.track'?",
        "grants.gone.away: allow | 'grants.gone.away' is not a known key",
        "grants.allocation.peek: allow | belongs to the module 'allocation', which the tenant"
            + " doesn't run",
        "grants: allow | 'grants' takes no value itself",
        "settings.shipping: 1 | 'settings.shipping' takes no value itself",
        "databse: ~ | 'databse' is not a known key; did you mean 'database'",
        "nonsense-of-all-sorts: 1 | 'nonsense-of-all-sorts' is not a known key; take it out",
        "tenant: hansa | 'tenant' is 'hansa' but the file or request is for 'acme'",
        "tenant: ACME | 'tenant' is 'ACME' but",
        "tenant: аcme | 'tenant' is 'аcme' but",
        "tenant: 1234 | 'tenant' is '1234'; expected text, in quotes"
      })
  void a_wrong_value_is_named_with_what_was_expected(String line, String expected) {
    var text = line.startsWith("modules") ? line : line + "\n" + LEAST;

    assertThat(faults(text)).anySatisfy(fault -> assertThat(fault).contains(expected.strip()));
  }

  @Test
  void an_address_of_numbers_needs_no_quotes() {
    var mail = "mail: { from: a@b.example, transport: smtp, host: 127.0.0.1 }";

    assertThat(read(LEAST + mail).mail().smtp()).extracting(Smtp::host).isEqualTo("127.0.0.1");
  }

  @Test
  void a_key_given_twice_in_two_ways_is_one_too_many() {
    assertThat(faults(LEAST + "database: { server: main }\ndatabase.server: second"))
        .containsExactly("acme.yml:3: 'database.server' is given twice; keep one");
    assertThat(faults(LEAST + LEAST))
        .containsExactly("acme.yml:2: 'modules' is given twice; keep one");
  }

  @Test
  void a_literal_password_is_refused_and_never_repeated() {
    for (var literal :
        List.of("hunter2", "'hunter2 '", "[hunter2]", "42hunter2", "${hunter2}", "$hunter2")) {
      var refusal = Readers.refusal("mail.password: " + literal, LEAST);
      assertThat(refusal).hasMessageContaining("'mail.password' is not a reference");
      assertThat(refusal.getMessage() + refusal.faults()).doesNotContain("hunter2");
    }
  }
}
