package dev.kontor.simulation.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.world.Network;
import dev.kontor.simulation.fault.Fault;
import dev.kontor.simulation.fault.Faults;
import dev.kontor.simulation.schedule.Chance;
import dev.kontor.simulation.schedule.Schedule;
import dev.kontor.simulation.schedule.Threads;
import dev.kontor.simulation.schedule.Trace.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of messages between hosts. */
final class SimulatedNetworkTest {

  private static final String LINK = SimulatedNetwork.link("bremen", "visby");

  private final Threads threads = new Threads();
  private final Chance chance = new Chance(7);
  private final Schedule schedule = new Schedule(threads, chance);
  private final Faults faults = new Faults(chance, null);
  private final SimulatedNetwork network = new SimulatedNetwork(schedule, chance, faults);
  private final List<String> heard = new ArrayList<>();
  private final Network bremen = network.of(schedule.begin("bremen"));

  @BeforeEach
  void visbyListens() {
    network.attach(
        schedule.begin("visby"),
        request -> {
          heard.add(new String(request.body(), StandardCharsets.UTF_8));
          return new Network.Response(200, Map.of(), new byte[0]);
        });
  }

  @AfterEach
  void end() {
    threads.close();
  }

  @Test
  void a_message_that_is_overtaken_comes_after_the_next() {
    faults.force(Fault.MESSAGE_REORDERED, LINK);
    var first = send("first");
    var second = send("second");
    runAll();
    assertThat(heard).containsExactly("second", "first");
    assertThat(first.isDone() && second.isDone()).isTrue();
  }

  @Test
  void a_message_that_nobody_overtakes_comes_all_the_same() {
    faults.force(Fault.MESSAGE_REORDERED, LINK);
    var only = send("only");
    runAll();
    assertThat(heard).containsExactly("only");
    assertThat(only.isCompletedExceptionally()).isFalse();
  }

  @Test
  void a_message_that_is_doubled_is_heard_twice_and_answered_once() {
    faults.force(Fault.MESSAGE_DUPLICATED, LINK);
    var sent = send("echo");
    runAll();
    assertThat(heard).containsExactly("echo", "echo");
    assertThat(sent.isCompletedExceptionally()).isFalse();
  }

  @Test
  void a_message_that_is_lost_is_given_up_when_its_time_is_over() {
    faults.force(Fault.MESSAGE_LOST, LINK);
    var sent = send("lost");
    runAll();
    assertThat(heard).isEmpty();
    assertThat(sent.isCompletedExceptionally()).isTrue();
  }

  @Test
  void a_link_that_is_cut_by_chance_is_mended_some_time() {
    faults.force(Fault.LINK_CUT, LINK);
    var sent = send("lost");
    runAll();
    assertThat(sent.isCompletedExceptionally()).isTrue();
    assertThat(schedule.trace().lines().stream().filter(line -> line.kind() == Kind.MENDED))
        .hasSize(1);
    var again = send("again");
    runAll();
    assertThat(heard).containsExactly("again");
    assertThat(again.isCompletedExceptionally()).isFalse();
  }

  @Test
  void a_link_that_is_held_by_chance_brings_everything_some_time() {
    faults.force(Fault.LINK_HELD, LINK);
    var sent = send("late");
    runAll();
    assertThat(heard).containsExactly("late");
    assertThat(sent.isDone()).isTrue();
  }

  @Test
  void a_link_that_is_held_by_hand_stays_so_when_chance_has_let_it_go() {
    network.hold("bremen", "visby");
    faults.force(Fault.LINK_HELD, LINK);
    var sent = send("late");
    runAll();
    assertThat(heard).isEmpty();
    assertThat(sent.isCompletedExceptionally()).isTrue();

    network.release("bremen", "visby");
    runAll();
    assertThat(heard).containsExactly("late");
  }

  @Test
  void a_link_that_chance_holds_twice_is_let_go_after_the_longer_time() {
    faults.force(Fault.LINK_HELD, LINK);
    faults.force(Fault.LINK_HELD, LINK);
    var first = send("first");
    var second = send("second");
    runAll();
    assertThat(heard).containsExactlyInAnyOrder("first", "second");
    assertThat(first.isDone() && second.isDone()).isTrue();
    assertThat(
            schedule.trace().lines().stream()
                .filter(line -> line.what().contains("not held any more")))
        .hasSize(1);
  }

  private CompletableFuture<Network.Response> send(String body) {
    return bremen.send(
        new Network.Request(
            "POST",
            URI.create("https://visby/t/ann/inbox"),
            Map.of(),
            body.getBytes(StandardCharsets.UTF_8),
            Duration.ofSeconds(40),
            1000));
  }

  private void runAll() {
    while (schedule.step()) {
      // Until nothing is left.
    }
  }
}
