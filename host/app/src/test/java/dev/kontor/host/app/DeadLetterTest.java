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
  void the_log_names_a_dead_letter_and_how_to_look_at_it() {
    host.onboard("noted", "probe");
    try (var log = new Overheard("dev.kontor.host.followup.Attempts")) {
      host.get("/t/noted/probe/stumble/ann");
      eventually("it is told", () -> log.of("show noted").size() == 1);

      assertThat(log.of("show noted").getFirst())
          .startsWith("noted: 'probe-get-up' has failed")
          .contains(
              "the way is icy",
              "'kontor dead-letters show noted " + letter("noted").replaceFirst(".*/", "") + "'");
    }
  }

  @Test
  void a_dead_letter_is_shown_with_its_stack_and_its_event() {
    host.onboard("hurt", "probe");
    host.get("/t/hurt/probe/stumble/ann");
    eventually("it is parked", () -> letters("hurt").contains("parkedAt"));

    var shown = Json.of(host.admin("GET", letter("hurt")).body());

    assertThat(shown.text("error")).isEqualTo("IllegalStateException: the way is icy");
    assertThat(shown.text("stack"))
        .startsWith("java.lang.IllegalStateException: the way is icy")
        .contains("at dev.kontor.probe.Stumbling.getUp(Stumbling.java:");
    assertThat(shown.text("handler")).isEqualTo("probe-get-up");
    assertThat(shown.text("attempts")).isEqualTo("2");
    assertThat(shown.text("event", "type")).isEqualTo("probe.stumbled");
    assertThat(shown.text("event", "stream")).isEqualTo("stumbler-ann");
    assertThat(shown.text("event", "version")).isEqualTo("1");
    assertThat(shown.text("event", "data", "name")).isEqualTo("ann");
    assertThat(letters("hurt")).doesNotContain("Stumbling.java");
  }

  @Test
  void dead_letters_are_listed_by_pages() {
    host.onboard("many", "probe");
    for (var name : new String[] {"ann", "bob", "cid"}) {
      host.get("/t/many/probe/stumble/" + name);
    }
    eventually("all are parked", () -> Json.of(letters("many")).list().size() == 3);
    var all = Json.of(letters("many")).texts("id");

    var page = host.admin("GET", "/tenants/many/dead-letters?limit=2&after=" + all.getFirst());

    assertThat(Json.of(page.body()).texts("id")).isEqualTo(all.subList(1, 3));
    assertThat(host.admin("GET", "/tenants/many/dead-letters?limit=x").status()).isEqualTo(400);
  }

  @Test
  void tenants_tell_how_much_is_left_to_do_awake_and_asleep() {
    host.onboard("laden", "probe");
    assertThat(left("laden")).isEqualTo("0 and 0");
    host.get("/t/laden/probe/stumble/ann");
    eventually("it is parked", () -> left("laden").equals("0 and 1"));
    host.get("/t/laden/probe/stumble/ann");
    host.get("/t/laden/probe/stumble/ann");
    assertThat(left("laden")).isEqualTo("2 and 1");

    host.admin("POST", "/tenants/laden/sleep");

    assertThat(left("laden")).isEqualTo("2 and 1");
    var listed =
        Json.of(host.admin("GET", "/tenants").body()).list().stream()
            .filter(tenant -> tenant.text("id").equals("laden"))
            .findFirst()
            .orElseThrow();
    assertThat(listed.text("followUps")).isEqualTo("2");
    assertThat(listed.text("deadLetters")).isEqualTo("1");
    assertThat(host.isAwake("laden")).isFalse();

    assertThat(host.admin("DELETE", letter("laden")).status()).isEqualTo(204);
    eventually("the next one is parked in its place", () -> left("laden").equals("1 and 1"));
  }

  private static String left(String tenant) {
    var answer = host.admin("GET", "/tenants/" + tenant);
    return answer.text("followUps") + " and " + answer.text("deadLetters");
  }

  @Test
  void the_command_line_shows_replays_and_discards() {
    host.onboard("awkward", "probe");
    var kontor = new CliProcess(host, host.token());
    host.get("/t/awkward/probe/stumble/ann");
    host.get("/t/awkward/probe/stumble/bob");
    eventually("both are parked", () -> left("awkward").equals("0 and 2"));
    var ids = Json.of(letters("awkward")).texts("id");

    assertThat(kontor.run("dead-letters", "list", "awkward").out())
        .contains("LETTER", "probe-get-up", "probe.stumbled", "the way is icy", ids.getFirst());
    assertThat(kontor.run("dead-letters", "show", "awkward", ids.getFirst()).out())
        .contains("stumbler-ann, version 1", "    at dev.kontor.probe.Stumbling.getUp");
    host.get("/t/awkward/probe/mend");
    assertThat(kontor.run("dead-letters", "discard", "awkward", ids.getLast()).exitCode()).isZero();
    assertThat(kontor.run("dead-letters", "replay", "awkward", "--all").exitCode()).isZero();
    eventually("ann got up", () -> gotUp("awkward").equals("ann"));
    assertThat(left("awkward")).isEqualTo("0 and 0");
    assertThat(kontor.run("dead-letters", "replay", "awkward", ids.getLast()).exitCode())
        .isEqualTo(3);
  }

  @Test
  void what_is_no_dead_letter_is_not_found() {
    host.onboard("tidy", "probe");

    for (var none : new String[] {"1", "x", "99999999999999999999"}) {
      var path = "/tenants/tidy/dead-letters/" + none;
      assertThat(host.admin("GET", path).status()).isEqualTo(404);
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
