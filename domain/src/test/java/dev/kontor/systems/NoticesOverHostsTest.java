package dev.kontor.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.simulation.SimulatedTenant;
import dev.kontor.simulation.Simulation;
import dev.kontor.simulation.SimulationTest;
import dev.kontor.simulation.fault.Fault;
import dev.kontor.systems.system.NoticeText;
import dev.kontor.systems.system.PostNotice;
import dev.kontor.systems.system.RegisterSystem;
import dev.kontor.systems.system.SystemId;
import dev.kontor.systems.system.SystemName;
import dev.kontor.systems.system.UseSystem;
import java.time.Duration;
import java.util.List;

/**
 * A system's troubles reach those who use it from two other hosts, each once and in order, while
 * hosts are killed and the network loses, doubles and delays what they send.
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

  @SimulationTest(seeds = 8, sometimes = "a notice came to nothing")
  void whoever_uses_a_system_hears_of_its_troubles_once_and_in_order(Simulation simulation) {
    var tenants =
        List.of("bremen", "danzig", "visby").stream()
            .map(host ->
                simulation
                    .host(host)
                    .tenantAs("ann", "grants: {systems.use: allow}", "systems")
                    .build())
            .toList()
            .stream()
            .map(host -> host.tenant("ann"))
            .toList();
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
        .withFault(Fault.MESSAGE_LOST, 0.1)
        .withFault(Fault.MESSAGE_DUPLICATED, 0.1)
        .withFault(Fault.MESSAGE_DELAYED, 0.05)
        .withFault(Fault.CRASH, 0.003)
        .withFault(Fault.CONNECTION_LOST_BEFORE, 0.003)
        .withFault(Fault.CONNECTION_LOST_AFTER, 0.003);
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

    for (int i = 1; i <= NOTICES; i++) {
      var posted = maker.sendLater(new PostNotice(ledger, new NoticeText("trouble " + i)));
      simulation.runUntil(
          "there is an answer or never will be", posted::isOver, Duration.ofHours(1));
      if (!posted.isDone()) {
        simulation.sometimes("a notice came to nothing");
      }
      simulation.runFor(Duration.ofMillis(simulation.chance().nextLong(2000)));
    }
    simulation.converge();
  }

  private static SystemId register(SimulatedTenant tenant, String name) {
    return tenant.send(new RegisterSystem(new SystemName(name)));
  }

  private static List<String> texts(SimulatedTenant tenant, String query) {
    return tenant.rows(query, row -> row.getString(1));
  }
}
