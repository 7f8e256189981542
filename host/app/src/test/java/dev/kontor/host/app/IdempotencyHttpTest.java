package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.app.Http.Answer;
import dev.kontor.probe.Probe;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests that are sent again under an {@code Idempotency-Key} (design §5, promise 11). */
final class IdempotencyHttpTest {

  private static final String KEY = "Idempotency-Key";

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

  private static Answer buy(String reference, int quantity, String... headers) {
    return host.post(
        "/t/made/batches",
        "{\"reference\": \"%s\", \"sku\": \"LAMP\", \"quantity\": %d}"
            .formatted(reference, quantity),
        headers);
  }

  private static Answer order(String orderId, String sku, String key) {
    return host.post(
        "/t/made/allocations",
        "{\"orderId\": \"%s\", \"sku\": \"%s\", \"quantity\": 1}".formatted(orderId, sku),
        KEY,
        key);
  }

  private static Answer tally(String names, String key) {
    return host.post("/t/probed/tally", names, "Content-Type", "text/plain", KEY, key);
  }

  private static String tallies(String name) {
    return host.get("/t/probed/tally/" + name).body();
  }

  /** All that says something of the request's effect; its own correlation doesn't. */
  private static Answer said(Answer answer) {
    var headers = new TreeMap<>(answer.withoutIncidentals().headers());
    headers.remove("x-correlation-id");
    return new Answer(answer.status(), headers, answer.body());
  }

  @Test
  void the_same_request_again_is_answered_with_the_same_bytes_whatever_happened_since() {
    var first = buy("a/1", 10, KEY, "buy a");
    var changed = Http.send(host.port(), "PATCH", "/t/made/batches/a%2F1", "{\"quantity\": 7}");

    var again = buy("a/1", 10, KEY, "\"buy a\"");

    assertThat(first.status()).as(first.toString()).isEqualTo(201);
    assertThat(first.header("Location")).isEqualTo("/t/made/batches/a%2F1");
    assertThat(first.header("Content-Type")).startsWith("application/json");
    assertThat(first.text("quantity")).isEqualTo("10");
    assertThat(changed.text("quantity")).isEqualTo("7");
    assertThat(said(again)).isEqualTo(said(first));
  }

  @Test
  void an_answer_with_a_key_says_what_it_says_without_one() {
    var with = buy("with", 10, KEY, "with");
    var without = buy("without", 10);

    assertThat(said(with).body().replace("with", "without")).isEqualTo(said(without).body());
    assertThat(with.headers().keySet()).isEqualTo(without.headers().keySet());
    assertThat(with.header("Content-Type")).isEqualTo(without.header("Content-Type"));
  }

  @Test
  void another_body_or_target_under_the_same_key_is_refused() {
    assertThat(buy("b", 10, KEY, "buy b").status()).isEqualTo(201);

    var other = buy("b", 11, KEY, "buy b");

    assertThat(other.status()).as(other.toString()).isEqualTo(422);
    assertThat(other.text("detail")).contains("buy b");
    assertThat(change("b", 12, "change").text("quantity")).isEqualTo("12");
    assertThat(change("a", 12, "change").status()).isEqualTo(422);
  }

  private static Answer change(String reference, int quantity, String key) {
    return Http.send(
        host.port(),
        "PATCH",
        "/t/made/batches/" + reference,
        "{\"quantity\": %d}".formatted(quantity),
        KEY,
        key);
  }

  @Test
  void one_key_may_serve_for_each_command_and_for_each_tenant() {
    host.onboard("other", "allocation");

    assertThat(buy("c", 10, KEY, "all").status()).isEqualTo(201);
    assertThat(order("c", "LAMP", "all").status()).isEqualTo(202);
    assertThat(host.post("/t/other/batches", "{}", KEY, "all").status()).isEqualTo(400);
  }

  @Test
  void a_refusal_is_not_kept() {
    assertThat(order("d", "SHELF", "order d").status()).isEqualTo(422);
    host.post("/t/made/batches", "{\"reference\": \"d\", \"sku\": \"SHELF\", \"quantity\": 1}");

    assertThat(order("d", "SHELF", "order d").status()).isEqualTo(202);
    assertThat(host.get("/t/made/allocations/d").status()).isEqualTo(200);
  }

  @Test
  void what_a_modules_interceptor_forbids_is_told_rolled_back_and_not_kept() {
    var refused = tally("forbidden", "forbidden");

    assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
    assertThat(refused.text("detail")).isEqualTo("'anonymous' may not count that");
    assertThat(tallies("forbidden")).isEqualTo("0");
    assertThat(host.post("/t/probed/tally", "forbidden", "Content-Type", "text/plain").status())
        .isEqualTo(403);
    assertThat(tallies("forbidden")).isEqualTo("0");
  }

  @Test
  void a_key_that_is_none_is_told() {
    assertThat(buy("e", 1, KEY, "\"half").status()).isEqualTo(400);
    assertThat(buy("e", 1, KEY, "\"\"").status()).isEqualTo(400);
    assertThat(buy("e", 1, KEY, "k".repeat(256)).status()).isEqualTo(400);
    assertThat(buy("e", 1, KEY, "one", KEY, "two").status()).isEqualTo(400);
    assertThat(host.get("/t/made/batches/e").status()).isEqualTo(404);
    assertThat(buy("e", 1, KEY, "k".repeat(255)).status()).isEqualTo(201);
  }

  @Test
  void several_commands_are_done_once_and_a_refused_one_among_them_leaves_nothing() {
    var first = tally("one,bad,two", "several");
    var again = tally("one,bad,two", "several");

    assertThat(first.status()).as(first.toString()).isEqualTo(201);
    assertThat(first.body()).endsWith("refused: [bad]");
    assertThat(first.header("X-Names")).isEqualTo("one,bad,two");
    assertThat(said(again)).isEqualTo(said(first));
    assertThat(tallies("one") + tallies("bad") + tallies("two")).isEqualTo("101");
  }

  @Test
  void while_the_first_one_runs_the_second_is_a_conflict() {
    var first =
        CompletableFuture.supplyAsync(() -> tally("block", "slowly"), Thread::startVirtualThread);
    eventually("it runs", () -> Probe.blocked() == 1);

    var second = tally("block", "slowly");
    Probe.release(1);

    assertThat(second.status()).as(second.toString()).isEqualTo(409);
    var answered = said(first.join());
    assertThat(said(tally("block", "slowly"))).isEqualTo(answered);
    assertThat(tallies("block")).isEqualTo("1");
  }

  @Test
  void of_many_at_once_one_has_an_effect_and_the_others_are_conflicts_or_answered_alike() {
    var sent =
        IntStream.range(0, 60)
            .mapToObj(_ ->
                CompletableFuture.supplyAsync(
                    () -> tally("many", "at once"), Thread::startVirtualThread))
            .toList();
    var answers = sent.stream().map(CompletableFuture::join).toList();

    assertThat(answers).extracting(Answer::status).contains(201).isSubsetOf(201, 409);
    var answered = answers.stream().filter(answer -> answer.status() == 201).toList();
    assertThat(answered).extracting(Answer::body).containsOnly(answered.getFirst().body());
    assertThat(said(tally("many", "at once"))).isEqualTo(said(answered.getFirst()));
    assertThat(tallies("many")).isEqualTo("1");
  }

  @Test
  void a_host_that_was_started_again_knows_its_answers() {
    var own = TestHost.start();
    try (own) {
      own.onboard("lasting", "probe");
      var first = send(own);
      own.stop();
      own.startAgain();

      assertThat(said(send(own))).isEqualTo(said(first));
      assertThat(own.get("/t/lasting/tally/x").body()).isEqualTo("1");
    }
  }

  private static Answer send(TestHost to) {
    return to.post("/t/lasting/tally", "x", "Content-Type", "text/plain", KEY, "lasting");
  }
}
