package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.crash.CrashingHost;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A projection that follows, whose host is killed, really, when its rows are written and the place
 * that it has got to is not.
 */
final class FollowingKillTest {

  private final TestHost host = TestHost.prepare();
  private String database = "";

  @BeforeEach
  void onboard() {
    host.startAgain();
    host.onboard("brave", "counter");
    database = "kontor_%s_brave".formatted(host.siteId());
    host.stop();
  }

  @AfterEach
  void close() {
    host.close();
  }

  private List<String> entered() {
    return Postgres.texts(database, "select value from counter.tally order by 1");
  }

  private long place() {
    return Long.parseLong(
        Postgres.texts(
                database,
                "select coalesce(max(position), 0) from kontor.projection where name = 'tallies'")
            .getFirst());
  }

  private static void count(int port, int from) {
    var counted = Http.send(port, "POST", "/t/brave/counters/sheep/from/" + from, "");
    assertThat(counted.status()).as(counted.toString()).isEqualTo(200);
  }

  @Test
  void each_event_is_entered_once() {
    long before;
    try (var child =
        ChildHost.start(
            host.folder(),
            List.of("-Dcrash.at=entered 2"),
            CrashingHost.class,
            host.options().entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .toList())) {
      int port = Integer.parseInt(child.waitFor("port"));
      count(port, 0);
      eventually("it is entered", () -> entered().equals(List.of("1")));
      before = place();
      count(port, 1);
      count(port, 2);
      child.waitFor("reached entered 2");
      child.kill();
    }
    assertThat(entered()).containsExactly("1");
    assertThat(place()).isEqualTo(before).isPositive();

    host.startAgain();

    eventually("it has gone on", () -> entered().size() >= 3);
    assertThat(entered()).containsExactly("1", "2", "3");
    assertThat(place()).isGreaterThan(before);
    host.stop();
    host.startAgain();
    count(host.port(), 3);
    eventually("it goes on", () -> entered().contains("4"));
    assertThat(entered()).containsExactly("1", "2", "3", "4");
    assertThat(host.admin("GET", "/tenants/brave/projections").json().texts("error"))
        .containsOnly("null");
  }
}
