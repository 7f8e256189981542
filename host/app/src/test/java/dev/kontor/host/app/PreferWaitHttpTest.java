package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.app.Http.Answer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code Prefer: wait=N} (RFC 7240): answered when all that follows is done or parked. */
final class PreferWaitHttpTest {

  private static final String APPLIED = "Preference-Applied";

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
    host.onboard("made", "allocation");
    host.onboard("probed", "probe");
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static Answer order(String orderId, String... headers) {
    return host.post(
        "/t/made/allocations",
        "{\"orderId\": \"%s\", \"sku\": \"LAMP\", \"quantity\": 1}".formatted(orderId),
        headers);
  }

  private static void buy(String reference, int quantity) {
    var answer =
        host.post(
            "/t/made/batches",
            "{\"reference\": \"%s\", \"sku\": \"LAMP\", \"quantity\": %d}"
                .formatted(reference, quantity));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
  }

  private static Answer tally(String tenant, String name, String... headers) {
    return tallyLater(tenant, name, headers).join();
  }

  private static CompletableFuture<Answer> tallyLater(
      String tenant, String name, String... headers) {
    var all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "text/plain";
    return Http.sendLater(host.port(), "POST", "/t/" + tenant + "/tally", name, all);
  }

  @Test
  void what_follows_is_there_when_the_answer_comes() {
    buy("old", 20);
    buy("new", 20);
    for (int i = 0; i < 20; i++) {
      assertThat(order("o" + i, "Prefer", "wait=30").header(APPLIED)).isEqualTo("wait=30");
    }

    var changed =
        Http.send(
            host.port(),
            "PATCH",
            "/t/made/batches/old",
            "{\"quantity\": 0}",
            "Prefer",
            "respond-async, Wait = \"30\"; foo");

    assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    assertThat(changed.header(APPLIED)).isEqualTo("wait=30");
    assertThat(host.get("/t/made/batches/new").text("available")).isEqualTo("0");
    assertThat(host.get("/t/made/allocations/o7").body()).contains("new");
  }

  @Test
  void what_takes_longer_is_answered_alike_without_the_promise() {
    var answer = tally("probed", "slow", "Prefer", "wait=1");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header(APPLIED)).isNull();
  }

  @Test
  void what_is_parked_is_waited_for_no_longer() {
    assertThat(tally("probed", "lost", "Prefer", "wait=30").header(APPLIED)).isEqualTo("wait=30");
    assertThat(host.admin("GET", "/tenants/probed/dead-letters").body()).contains("it is lost");
  }

  @Test
  void a_minute_is_the_most_and_what_is_malformed_is_passed_over() {
    assertThat(tally("probed", "x", "Prefer", "wait=3600").header(APPLIED)).isEqualTo("wait=60");
    for (var malformed : new String[] {"wait", "wait=", "wait=-1", "wait=soon", "waits=5"}) {
      var answer = tally("probed", "x", "Prefer", malformed);
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.header(APPLIED)).as(malformed).isNull();
    }
    assertThat(host.get("/t/probed/tally/x", "Prefer", "wait=5").header(APPLIED)).isNull();
    assertThat(tally("probed", "bad,bad", "Prefer", "wait=5").header(APPLIED)).isEqualTo("wait=5");
  }

  @Test
  void an_answer_that_was_kept_promises_nothing_of_what_follows() {
    assertThat(tally("probed", "y", "Idempotency-Key", "y", "Prefer", "wait=30").header(APPLIED))
        .isEqualTo("wait=30");
    assertThat(tally("probed", "y", "Idempotency-Key", "y", "Prefer", "wait=30").header(APPLIED))
        .isNull();
  }

  @Test
  void who_waits_keeps_neither_the_tenant_nor_the_host_from_stopping() {
    host.onboard("sleepy", "probe");
    var waiting = tallyLater("sleepy", "slow-1", "Prefer", "wait=60");
    eventually("its follow-up waits", () -> attempts("sleepy", host).equals("1"));

    assertThat(host.admin("POST", "/tenants/sleepy/sleep").status()).isEqualTo(200);

    assertThat(host.isAwake("sleepy")).isFalse();
    assertThat(waiting.join().status()).isEqualTo(201);
    assertThat(waiting.join().header(APPLIED)).isNull();
  }

  @Test
  void a_host_that_stops_answers_those_who_wait() {
    var own = TestHost.start();
    try (own) {
      own.onboard("stopped", "probe");
      var waiting =
          Http.sendLater(
              own.port(),
              "POST",
              "/t/stopped/tally",
              "slow",
              "Content-Type",
              "text/plain",
              "Prefer",
              "wait=60");
      eventually("its follow-up waits", () -> attempts("stopped", own).equals("1"));

      own.stop();

      assertThat(waiting).isDone();
      assertThat(waiting.join().status()).isEqualTo(201);
      assertThat(waiting.join().header(APPLIED)).isNull();
    }
  }

  /** Of the tenant's follow-ups that have failed. */
  private static String attempts(String tenant, TestHost in) {
    return Postgres.texts(
            "kontor_%s_%s".formatted(in.siteId(), tenant),
            "select coalesce(max(attempts), 0) from kontor.follow_up")
        .getFirst();
  }
}
