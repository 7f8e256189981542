package dev.kontor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.allocation.product.ProductCommand.AddBatch;
import dev.kontor.allocation.product.Reference;
import dev.kontor.allocation.product.Sku;
import dev.kontor.shipping.booking.BookCargo;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.simulation.SimulatedHost;
import dev.kontor.simulation.SimulatedTenant;
import dev.kontor.simulation.Simulation;
import dev.kontor.simulation.SimulationTest;
import dev.kontor.simulation.schedule.Trace.Kind;
import dev.kontor.simulation.schedule.Trace.Line;
import dev.kontor.systems.system.NoticeText;
import dev.kontor.systems.system.PostNotice;
import dev.kontor.systems.system.RegisterSystem;
import dev.kontor.systems.system.SystemId;
import dev.kontor.systems.system.SystemName;
import dev.kontor.systems.system.UseSystem;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * A day in which nobody asks for anything: hosts do next to nothing, and soon their tenants sleep.
 */
final class IdleDayTest {

  private static final Duration DAY = Duration.ofHours(24);

  /** A host looks every 15 seconds whether its connection to the control database is open. */
  private static final long MOST_LOOKS = DAY.toSeconds() / 15 + 1;

  private static final String LOOK = "control-database-look";
  private static final String AWAKE = "SELECT count(*) FROM control.tenant WHERE awake";
  private static final String ALL = "grants: {systems.use: allow}";

  @SimulationTest(seeds = 1)
  void hosts_that_nobody_asks_for_anything_do_nothing(Simulation simulation) {
    var bremen = host(simulation, "bremen");
    var riga = host(simulation, "riga");
    simulation.start();
    work(simulation, bremen.tenant("ann"), riga.tenant("ann"));
    simulation.runUntil(
        "all sleep", () -> awake(bremen) == 0 && awake(riga) == 0, Duration.ofHours(1));
    var before = Effort.of(simulation);

    simulation.runFor(DAY);

    var spent = Effort.of(simulation).since(before);
    assertThat(spent.statements()).as("statements in a day").isZero();
    assertThat(spent.messages()).as("messages in a day").isZero();
    assertThat(spent.steps()).as("steps in a day, but for looks").isLessThan(10);
    assertThat(spent.looks()).as("looks in a day").isLessThanOrEqualTo(2 * MOST_LOOKS);
    assertThat(bremen.tenant("ann").send(new RegisterSystem(new SystemName("Desk")))).isNotNull();
  }

  /** Pauses between attempts grow to an hour: so many wake-ups, each of a few steps. */
  @SimulationTest(seeds = 1)
  void a_letter_that_nobody_takes_wakes_its_tenant_about_once_an_hour(Simulation simulation) {
    var bremen = host(simulation, "bremen");
    var riga = host(simulation, "riga");
    simulation.start();
    var ann = bremen.tenant("ann");
    var system = work(simulation, ann, riga.tenant("ann"));
    riga.crash();
    ann.send(new PostNotice(system, new NoticeText("is anybody there?")));
    simulation.runFor(Duration.ofHours(8));
    var before = Effort.of(simulation);

    simulation.runFor(DAY);

    var spent = Effort.of(simulation).since(before);
    assertThat(spent.messages()).as("attempts in a day").isBetween(20L, 60L);
    assertThat(spent.statements()).as("statements in a day").isLessThan(spent.messages() * 20);
    assertThat(spent.steps()).as("steps in a day, but for looks").isLessThan(spent.messages() * 20);
    assertThat(spent.looks()).as("looks in a day").isLessThanOrEqualTo(MOST_LOOKS);
  }

  private static SimulatedHost host(Simulation simulation, String name) {
    return simulation.host(name).tenantAs("ann", ALL, "allocation", "shipping", "systems").build();
  }

  /** One of each kind of work; gives a system that is used from the other host. */
  private static SystemId work(Simulation simulation, SimulatedTenant ann, SimulatedTenant abroad) {
    ann.send(new AddBatch(new Reference("batch-1"), new Sku("LAMP"), 20, null));
    ann.send(new BookCargo(new UnLocode("DEHAM"), new UnLocode("SESTO"), null, null));
    var ledger = ann.send(new RegisterSystem(new SystemName("Ledger")));
    var desk = abroad.send(new RegisterSystem(new SystemName("Desk")));
    abroad.send(new UseSystem(desk, ledger.in(ann.address())));
    simulation.runFor(Duration.ofMinutes(1));
    ann.send(new PostNotice(ledger, new NoticeText("good day")));
    simulation.runFor(Duration.ofMinutes(1));
    assertThat(
            abroad.count(
                "SELECT count(*) FROM kontor.event WHERE type = 'systems.notice-received'"))
        .isEqualTo(1);
    return ledger;
  }

  private static long awake(SimulatedHost host) {
    return host.rows(AWAKE, row -> row.getLong(1)).getFirst();
  }

  /** What hosts have done: looks at their control database apart from all other steps. */
  private record Effort(long steps, long looks, long statements, long messages) {

    static Effort of(Simulation simulation) {
      long looks = lines(simulation, line -> line.what().equals(LOOK));
      return new Effort(
          simulation.steps() - looks,
          looks,
          lines(simulation, line -> line.kind() == Kind.STATEMENT),
          lines(simulation, line -> line.kind() == Kind.SENT));
    }

    private static long lines(Simulation simulation, Predicate<Line> which) {
      return simulation.trace().lines().stream().filter(which).count();
    }

    Effort since(Effort before) {
      return new Effort(
          steps - before.steps,
          looks - before.looks,
          statements - before.statements,
          messages - before.messages);
    }
  }
}
