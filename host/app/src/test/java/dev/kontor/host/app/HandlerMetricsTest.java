package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code /prometheus} tells of handlers: by handler and module, over all tenants. */
final class HandlerMetricsTest {

  private static final String TALLY =
      "handler=\"Tallying.tally\",kind=\"command\",module=\"probe\"";
  private static final String SLOW = "{handler=\"probe-hesitates\",module=\"probe\"}";

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
    host.onboard("one", "probe");
    host.onboard("two", "probe");
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static void tally(String tenant, String names) {
    var answer = host.post("/t/" + tenant + "/tally", names, "Content-Type", "text/plain");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
  }

  /** The value of a series; -1: there is none. */
  private static double value(String series) {
    var line = Pattern.compile("^" + Pattern.quote(series) + " (.*)$", Pattern.MULTILINE);
    var found = line.matcher(host.get("/prometheus").body());
    return found.find() ? Double.parseDouble(found.group(1)) : -1;
  }

  @Test
  void calls_errors_durations_retries_and_dead_letters_are_counted_and_outlive_their_tenants() {
    tally("one", "a,b,bad");
    tally("two", "c,lost,slow");
    host.get("/t/one/tally/a");

    assertThat(value("kontor_handler_seconds_count{" + TALLY + "}")).isEqualTo(6);
    assertThat(value("kontor_handler_seconds_bucket{" + TALLY + ",le=\"+Inf\"}")).isEqualTo(6);
    assertThat(value("kontor_handler_seconds_sum{" + TALLY + "}")).isPositive();
    assertThat(value("kontor_handler_errors_total{" + TALLY + "}")).isEqualTo(1);
    assertThat(
            value(
                "kontor_handler_seconds_count{handler=\"Tallying.tallies\",kind=\"query\",module=\"probe\"}"))
        .isEqualTo(1);
    eventually(
        "the lost one is parked",
        () ->
            value("kontor_follow_ups_parked_total{handler=\"probe-gives-up\",module=\"probe\"}")
                == 1);
    eventually("it is a dead letter", () -> value("kontor_dead_letters") == 1);
    eventually(
        "the slow one is put off", () -> value("kontor_follow_ups_retried_total" + SLOW) == 1);
    assertThat(
            value(
                "kontor_handler_errors_total{handler=\"probe-hesitates\",kind=\"follow-up\",module=\"probe\"}"))
        .isEqualTo(1);
    assertThat(value("kontor_follow_ups_oldest_seconds" + SLOW)).isPositive();
    eventually("only that waits", () -> value("kontor_follow_ups_waiting") == 1);
    host.admin("POST", "/tenants/two/sleep");
    assertThat(value("kontor_dead_letters")).isEqualTo(1);
    assertThat(value("kontor_follow_ups_waiting")).isEqualTo(1);

    assertThat(host.admin("DELETE", "/tenants/two").status()).isEqualTo(200);
    assertThat(host.admin("DELETE", "/tenants/two?purge=true").status()).isEqualTo(204);

    assertThat(value("kontor_follow_ups_oldest_seconds" + SLOW)).isZero();
    assertThat(value("kontor_dead_letters")).isZero();
    assertThat(value("kontor_follow_ups_retried_total" + SLOW)).isEqualTo(1);
    assertThat(value("kontor_handler_seconds_count{" + TALLY + "}")).isEqualTo(6);
    assertThat(host.get("/prometheus").body()).doesNotContain("tenant=\"two\"");
  }

  @Test
  void projections_and_the_steps_of_sagas_and_tasks_are_counted_too() {
    host.onboard("made", "allocation");
    host.post("/t/made/batches", "{\"reference\": \"b\", \"sku\": \"LAMP\", \"quantity\": 3}");
    host.get("/t/one/probe/process/order/paid/good");
    host.get("/t/one/probe/process/order/unpaid/none");
    host.get("/t/one/probe/process/count/sheep/500");

    assertThat(value(calls("BatchLedger.enter", "projection", "allocation"))).isEqualTo(1);
    eventually("both are over", () -> value(calls("Ordering.charge", "step", "probe")) == 2);
    assertThat(
            value(
                "kontor_handler_errors_total{handler=\"Ordering.charge\",kind=\"step\",module=\"probe\"}"))
        .isEqualTo(1);
    eventually("it is undone", () -> value(calls("Ordering.giveBack", "step", "probe")) == 1);
    eventually("it is counted", () -> value(calls("Counting.countOn", "step", "probe")) == 2);
  }

  private static String calls(String handler, String kind, String module) {
    return "kontor_handler_seconds_count{handler=\"%s\",kind=\"%s\",module=\"%s\"}"
        .formatted(handler, kind, module);
  }
}
