package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.crash.CrashingHost;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sagas, tasks and timers of hosts that are killed, really: each time within a unit, all before it
 * being committed, so between that step and the one before it.
 */
final class ProcessCrashTest {

  private static final List<String> WHOLE = List.of("take", "pack", "charge", "send");
  private static final List<String> UNDONE =
      List.of("take", "pack", "charge", "refund", "unpack", "give-back", "apologize");

  private final TestHost host = TestHost.prepare();

  @BeforeEach
  void onboard() {
    host.startAgain();
    host.onboard("made", "probe");
    host.stop();
  }

  @AfterEach
  void close() {
    host.close();
  }

  /** A host that stands still when it has done this. */
  private ChildHost upTo(String brink) {
    return ChildHost.start(
        host.folder(),
        List.of("-Dbrink=" + brink),
        CrashingHost.class,
        host.options().entrySet().stream()
            .map(option -> option.getKey() + "=" + option.getValue())
            .toList());
  }

  private static int port(ChildHost child) {
    return Integer.parseInt(child.waitFor("port"));
  }

  private static String ask(int port, String path) {
    var answer = Http.send(port, "GET", "/t/made/probe/process" + path, null);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.body();
  }

  private String ask(String path) {
    return ask(host.port(), path);
  }

  /** What has been done for it, in its order. */
  private List<String> done(String id) {
    return Postgres.texts(
        "kontor_%s_made".formatted(host.siteId()),
        "select data ->> 'what' from kontor.event where stream = 'order-%s' order by position"
            .formatted(id));
  }

  private void killAtEachOf(List<String> brinks, String card) {
    for (int i = 0; i < brinks.size(); i++) {
      try (var child = upTo(brinks.get(i))) {
        int port = port(child);
        if (i == 0) {
          assertThat(ask(port, "/order/one/" + card)).isEqualTo("true");
        }
        child.waitFor("brink " + brinks.get(i));
        child.kill();
      }
    }
    host.startAgain();
  }

  @Test
  void a_saga_whose_host_is_killed_goes_on_and_does_each_step_once() {
    killAtEachOf(List.of("pack", "send"), "good");

    eventually("it is done", () -> ask("/order/one").equals("COMPLETED"));

    assertThat(done("one")).isEqualTo(WHOLE);
    assertThat(ask("/order/one/good")).isEqualTo("false");
  }

  @Test
  void a_saga_whose_host_is_killed_while_it_is_undone_undoes_each_step_once_in_reverse() {
    killAtEachOf(List.of("refund", "give-back"), "lost");

    eventually("it is undone", () -> ask("/order/one").equals("COMPENSATED"));

    assertThat(done("one")).isEqualTo(UNDONE);
  }

  @Test
  void a_task_whose_host_is_killed_goes_on_where_it_was() {
    try (var child = upTo("counted from 50000")) {
      int port = port(child);
      ask(port, "/count/sheep/100000");
      child.waitFor("brink counted");
      child.kill();
    }
    host.startAgain();

    eventually("it is done", () -> ask("/count/sheep").equals("DONE"));

    assertThat(ask("/counted/sheep")).isEqualTo("100000");
    assertThat(done("sheep"))
        .isEqualTo(IntStream.range(0, 100).mapToObj(i -> "counted from " + i * 1_000).toList());
  }

  @Test
  void a_timer_that_is_due_while_its_host_is_dead_fires_once_in_the_next_life() {
    try (var child = upTo("nothing")) {
      Http.send(port(child), "GET", "/t/made/probe/alarm/egg/PT1S", null);
      child.kill();
    }
    host.startAgain();

    eventually("it rings", () -> rang() == 1);
    host.stop();
    host.startAgain();
    host.get("/t/made/probe/tenant");
    assertThat(rang()).isEqualTo(1);
  }

  private int rang() {
    return Integer.parseInt(
        Postgres.texts(
                "kontor_%s_made".formatted(host.siteId()),
                "select count(*) from kontor.event where type = 'probe.alarm-rang'")
            .getFirst());
  }

  /** Between any two steps, and in one saga between all of them. */
  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"good", "lost"})
  void a_saga_whose_host_is_killed_at_every_step_does_and_undoes_each_once(String card) {
    var all = card.equals("good") ? WHOLE : UNDONE;
    killAtEachOf(all, card);

    eventually("it is over", () -> List.of("COMPLETED", "COMPENSATED").contains(ask("/order/one")));

    assertThat(done("one")).isEqualTo(all);
  }

  /** Without standing still: wherever the kill meets them. */
  @Tag("long")
  @Test
  void many_sagas_whose_host_is_killed_again_and_again_all_end_rightly() {
    var started = new ArrayList<String>();
    for (int life = 0; life < 5; life++) {
      try (var child = upTo("nothing")) {
        int port = port(child);
        for (int i = 0; i < 40; i++) {
          var id = "%d-%d".formatted(life, i);
          ask(port, "/order/%s/%s".formatted(id, i % 2 == 0 ? "good" : "lost"));
          started.add(id);
        }
        child.kill();
      }
    }
    host.startAgain();

    for (var id : started) {
      var good = Integer.parseInt(id.substring(id.indexOf('-') + 1)) % 2 == 0;
      eventually(
          id + " is over", () -> ask("/order/" + id).equals(good ? "COMPLETED" : "COMPENSATED"));
      assertThat(done(id)).as(id).isEqualTo(good ? WHOLE : UNDONE);
    }
  }
}
