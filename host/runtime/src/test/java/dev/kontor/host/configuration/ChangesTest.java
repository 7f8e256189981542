package dev.kontor.host.configuration;

import static dev.kontor.host.configuration.Readers.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangesTest {

  private static final TenantConfiguration BEFORE =
      read(
          """
          modules: [shipping]
          title: Acme
          clock: 2009-03-01T00:00:00Z
          settings: { shipping.limit: 1 }
          """);

  @Test
  void nothing_differs_from_itself() {
    assertThat(Changes.between(BEFORE, BEFORE)).isEmpty();
    assertThat(Changes.forbidden(BEFORE, BEFORE)).isEmpty();
  }

  @Test
  void each_key_that_differs_is_named_with_both_values() {
    var after =
        read(
            """
            modules: [shipping, allocation]
            title: Acme
            clock: 2009-03-01T00:00:00Z
            mail: { from: a@b.example, transport: smtp, host: mx }
            grants: { shipping.track: refuse }
            """);

    assertThat(Changes.between(BEFORE, after))
        .containsExactly(
            new Change("grants.shipping.track", null, "refuse"),
            new Change("mail.from", null, "a@b.example"),
            new Change("mail.host", null, "mx"),
            new Change("mail.port", null, "587"),
            new Change("mail.transport", "mailbox", "smtp"),
            new Change("modules", "[shipping]", "[shipping, allocation]"),
            new Change("settings.shipping.limit", "1", null));
    assertThat(Changes.forbidden(BEFORE, after)).isEmpty();
  }

  @Test
  void the_clock_and_the_server_stay_as_they_are() {
    var after = read("modules: [shipping]\ndatabase.server: second");

    assertThat(Changes.forbidden(BEFORE, after))
        .extracting(Fault::toString)
        .containsExactly(
            "acme: tenant 'acme': 'clock' can't be changed later, since the tenant's time has run"
                + " on since it was onboarded; set it back to '2009-03-01T00:00:00Z'",
            "acme: tenant 'acme': 'database.server' can't be changed later, since its data lies"
                + " there; set it back to 'main'");
  }

  @Test
  void a_clock_can_not_be_added_later() {
    var without = read("modules: [shipping]");

    assertThat(Changes.forbidden(without, BEFORE))
        .singleElement()
        .asString()
        .endsWith("take it out again");
  }
}
