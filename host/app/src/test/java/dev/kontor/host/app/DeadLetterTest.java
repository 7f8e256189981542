package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operators see of a follow-up that failed too often, and do about it. */
final class DeadLetterTest {

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void a_dead_letter_is_told_holds_its_queue_and_is_replayed() {
    host.onboard("clumsy", "probe");

    assertThat(host.get("/t/clumsy/probe/stumble/ann").status()).isEqualTo(200);
    eventually("the first is parked", () -> letters("clumsy").contains("\"attempts\":2"));
    assertThat(host.get("/t/clumsy/probe/stumble/ann").status()).isEqualTo(200);

    assertThat(letters("clumsy"))
        .contains("probe-get-up", "the way is icy", "probe.stumbled", "stumbler-ann")
        .containsOnlyOnce("parkedAt");
    host.get("/t/clumsy/probe/mend");
    assertThat(host.get("/t/clumsy/probe/stumble/bob").status()).isEqualTo(200);
    eventually("others go on", () -> gotUp("clumsy").equals("bob"));
    assertThat(host.admin("POST", letter("clumsy") + "/replay").status()).isEqualTo(204);
    eventually("those that waited run in order", () -> gotUp("clumsy").equals("bob,ann,ann"));
    assertThat(letters("clumsy")).isEqualTo("[]");
  }

  @Test
  void a_dead_letter_that_is_discarded_is_gone_and_its_queue_goes_on() {
    host.onboard("careless", "probe");
    host.get("/t/careless/probe/stumble/ann");
    eventually("it is parked", () -> letters("careless").contains("parkedAt"));
    host.get("/t/careless/probe/mend");
    host.get("/t/careless/probe/stumble/ann");

    assertThat(host.admin("DELETE", letter("careless")).status()).isEqualTo(204);

    eventually("the next one runs", () -> gotUp("careless").equals("ann"));
    assertThat(letters("careless")).isEqualTo("[]");
  }

  @Test
  void what_is_no_dead_letter_is_not_found() {
    host.onboard("tidy", "probe");

    for (var none : new String[] {"1", "x", "99999999999999999999"}) {
      var path = "/tenants/tidy/dead-letters/" + none;
      assertThat(host.admin("POST", path + "/replay").status()).isEqualTo(404);
      assertThat(host.admin("DELETE", path).status()).isEqualTo(404);
    }
    assertThat(host.admin("GET", "/tenants/nosuch/dead-letters").status()).isEqualTo(404);
    assertThat(host.get("/admin/v1/tenants/tidy/dead-letters").status()).isEqualTo(401);
  }

  private static String letters(String tenant) {
    return host.admin("GET", "/tenants/%s/dead-letters".formatted(tenant)).body();
  }

  private static String letter(String tenant) {
    var id = letters(tenant).replaceFirst(".*?\"id\":\"([0-9]+)\".*", "$1");
    return "/tenants/%s/dead-letters/%s".formatted(tenant, id);
  }

  private static String gotUp(String tenant) {
    return host.get("/t/%s/probe/got-up".formatted(tenant)).body();
  }
}
