package dev.kontor.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.simulation.SimulatedHost;
import dev.kontor.simulation.SimulatedTenant;
import dev.kontor.simulation.Simulation;
import dev.kontor.simulation.SimulationTest;
import dev.kontor.simulation.fault.Fault;
import dev.kontor.systems.map.FindSystem;
import dev.kontor.systems.map.ListSystems;
import dev.kontor.systems.map.MappedNotice;
import dev.kontor.systems.system.NoticeText;
import dev.kontor.systems.system.PostNotice;
import dev.kontor.systems.system.RegisterSystem;
import dev.kontor.systems.system.SystemId;
import dev.kontor.systems.system.SystemName;
import dev.kontor.systems.system.UseSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A system's troubles reach those who use it from two other hosts, each once and in order, while
 * hosts are killed and the network parts, loses, doubles and delays what they send. Whoever was
 * told that a notice is posted keeps a ledger of them, outside the hosts.
 */
final class NoticesOverHostsTest {

  private static final int NOTICES = 12;

  private static final String POSTED =
      "SELECT count(*) FROM kontor.event WHERE type = 'systems.notice-posted'";
  private static final String RECEIVED =
      "SELECT data ->> 'text' FROM kontor.event WHERE type = 'systems.notice-received' ORDER BY"
          + " position";
  private static final String SENT =
      "SELECT data ->> 'text' FROM kontor.event WHERE type = 'systems.notice-posted' ORDER BY"
          + " position";
  private static final String ALLOWED =
      "SELECT count(*) FROM kontor.event WHERE type = 'systems.use-changed' AND data ->> 'state' ="
          + " 'ALLOWED'";

  @SimulationTest(
      seeds = 5,
      sometimes = {"a notice was not confirmed", "a host was down", "a link was cut"})
  void whoever_uses_a_system_hears_of_its_troubles_once_and_in_order(Simulation simulation) {
    var hosts =
        Stream.of("bremen", "danzig", "visby")
            .map(host ->
                simulation
                    .host(host)
                    .tenantAs("ann", "grants: {systems.use: allow}", "systems")
                    .build())
            .toList();
    var tenants = hosts.stream().map(host -> host.tenant("ann")).toList();
    simulation.start();
    var maker = tenants.getFirst();
    var users = tenants.subList(1, 3);
    var ledger = register(maker, "Ledger");
    users.forEach(
        user -> user.send(new UseSystem(register(user, "Desk"), ledger.in(maker.address()))));
    simulation.runUntil(
        "both may use it",
        () -> users.stream().allMatch(user -> user.count(ALLOWED) == 1),
        Duration.ofMinutes(5));
    simulation
        .withBadNetwork()
        .withLostConnections(0.003)
        .withFault(Fault.UNIT_HELD, 0.05)
        .withFault(Fault.CRASH, 0.006);
    simulation.always(
        "each hears them once and in order",
        () -> {
          var sent = texts(maker, SENT);
          for (var user : users) {
            var received = texts(user, RECEIVED);
            assertThat(received).isEqualTo(sent.subList(0, Math.min(received.size(), sent.size())));
          }
        });
    simulation.eventually(
        "each hears all of them",
        () -> users.stream().allMatch(user -> texts(user, RECEIVED).size() == maker.count(POSTED)));

    var confirmed = new ArrayList<String>();
    for (int i = 1; i <= NOTICES; i++) {
      var text = "trouble " + i;
      var posted = maker.sendLater(new PostNotice(ledger, new NoticeText(text)));
      disturb(simulation, hosts);
      simulation.runUntil(
          "there is an answer or never will be", posted::isOver, Duration.ofHours(1));
      if (posted.isDone()) {
        confirmed.add(text);
      } else {
        simulation.sometimes("a notice was not confirmed");
      }
      simulation.runFor(Duration.ofMillis(simulation.chance().nextLong(2000)));
      if (!hosts.stream().allMatch(SimulatedHost::isUp)) {
        simulation.sometimes("a host was down");
      }
    }
    simulation.converge();

    for (var user : users) {
      assertThat(texts(user, RECEIVED)).containsSubsequence(confirmed);
      assertThat(shown(user)).containsExactlyInAnyOrderElementsOf(texts(user, RECEIVED));
    }
  }

  private static void disturb(Simulation simulation, List<SimulatedHost> hosts) {
    var chance = simulation.chance();
    var host = hosts.get(chance.nextInt(hosts.size()));
    var other = hosts.get(chance.nextInt(hosts.size()));
    switch (chance.nextInt(8)) {
      case 0 -> {
        simulation.network().cut(host.name(), other.name());
        simulation.sometimes("a link was cut");
      }
      case 1 -> simulation.network().hold(host.name(), other.name());
      case 2 -> simulation.network().heal();
      case 3 -> host.pause(Duration.ofSeconds(chance.nextLong(20)));
      // A signature holds for some minutes of its maker's clock.
      case 4 -> host.jumpClock(Duration.ofSeconds(chance.nextLong(60) - 30));
      default -> {}
    }
  }

  /** What people see on the system's page. */
  private static List<String> shown(SimulatedTenant user) {
    var system = user.ask(new ListSystems(1)).getFirst();
    return user.ask(new FindSystem(new SystemId(system.id()), NOTICES)).received().stream()
        .map(MappedNotice::text)
        .toList();
  }

  private static SystemId register(SimulatedTenant tenant, String name) {
    return tenant.send(new RegisterSystem(new SystemName(name)));
  }

  private static List<String> texts(SimulatedTenant tenant, String query) {
    return tenant.rows(query, row -> row.getString(1));
  }
}
