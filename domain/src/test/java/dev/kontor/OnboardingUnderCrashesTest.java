package dev.kontor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.allocation.product.ProductCommand.AddBatch;
import dev.kontor.allocation.product.Reference;
import dev.kontor.allocation.product.Sku;
import dev.kontor.simulation.Pending;
import dev.kontor.simulation.SimulatedHost;
import dev.kontor.simulation.Simulation;
import dev.kontor.simulation.SimulationTest;
import dev.kontor.simulation.fault.Fault;
import dev.kontor.simulation.point.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Onboarding and purge are killed at every step, and anywhere else: whoever asks again has a tenant
 * that serves, or none at all, and of one that is purged nothing is left.
 */
final class OnboardingUnderCrashesTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final List<String> STEPS =
      List.of("roles", "database", "grants", "migrations", "key", "configuration", "activation");
  private static final List<String> MADE = List.of("database", "login", "owner");

  /** Every table of the control database but the tombstones, as a query for a word in it. */
  private static final String TABLES =
      """
      SELECT format('SELECT %L FROM %I.%I AS t WHERE t::text LIKE ? LIMIT 1',
        table_name, table_schema, table_name)
      FROM information_schema.tables
      WHERE table_schema = 'control' AND table_name <> 'purged_tenant' ORDER BY table_name\
      """;

  @SimulationTest(seeds = 1)
  void killed_before_and_after_each_step_it_goes_on_there(Simulation simulation) {
    var host = simulation.host("desk").tenant("first", "allocation").build();
    simulation.start();

    for (var step : STEPS) {
      onboardKilledAt(simulation, host, Point.beforeOnboarding(step), "before-" + step);
      onboardKilledAt(simulation, host, Point.afterOnboarding(step), "after-" + step);
    }
    purgeKilledAt(simulation, host, Point.beforePurge("database"), "before-roles");
    purgeKilledAt(simulation, host, Point.afterPurge("database"), "after-roles");
    assertServes(host, "first");
    assertServes(host, "after-key");
  }

  private static void onboardKilledAt(
      Simulation simulation, SimulatedHost host, Point point, String id) {
    var killed = simulation.at(point).on(host).of(id).crash();
    var onboarding = host.onboard(id, "allocation");
    simulation.runUntil(id + " is over", onboarding::isOver, LONG);
    assertThat(killed.isReached()).as(id).isTrue();
    assertThat(host.isUp()).as(id).isFalse();

    host.start();
    simulation.runUntil(
        id + " is there", () -> host.isUp() && host.stateOf(id).equals("active"), LONG);

    assertThat(host.databasesAndRolesOf(id)).hasSameSizeAs(MADE);
    assertServes(host, id);
  }

  private static void purgeKilledAt(
      Simulation simulation, SimulatedHost host, Point point, String id) {
    assertIsSpokenOf(host, id);
    var offboarding = host.offboard(id);
    simulation.runUntil(id + " is offboarded", offboarding::isOver, LONG);
    var killed = simulation.at(point).on(host).of(id).crash();
    var purge = host.purge(id);
    simulation.runUntil(id + " is over", purge::isOver, LONG);
    assertThat(killed.isReached()).as(id).isTrue();
    assertThat(host.isUp()).as(id).isFalse();

    host.start();
    simulation.runUntil(id + " is gone", () -> host.isUp() && host.stateOf(id).isEmpty(), LONG);

    assertNothingIsLeft(host, id);
  }

  @SimulationTest(
      seeds = 3,
      sometimes = {"an onboarding was killed", "a tenant came back"})
  void killed_anywhere_a_tenant_is_there_or_it_is_not(Simulation simulation) {
    var host = simulation.host("desk").tenant("first", "allocation").build();
    simulation.start();
    simulation
        .withFault(Fault.CRASH, 0.01)
        .withFault(Fault.CONNECTION_LOST_BEFORE, 0.005)
        .withFault(Fault.CONNECTION_LOST_AFTER, 0.005);
    var ids = List.of("zwolle", "danzig");

    for (int round = 0; round < 4; round++) {
      var under = new ArrayList<Pending<?>>();
      for (var id : ids) {
        if (simulation.chance().happens(0.8)) {
          under.add(next(simulation, host, id));
        }
      }
      simulation.runUntil("all is over", () -> under.stream().allMatch(Pending::isOver), LONG);
      simulation.runUntil("the host is up", host::isUp, LONG);
    }
    simulation.converge();

    for (var id : ids) {
      if (List.of("offboarded", "purging").contains(host.stateOf(id))) {
        settle(simulation, host, id, "", () -> host.purge(id));
      }
      settle(simulation, host, id, "active", () -> host.onboard(id, "allocation"));
      assertThat(host.databasesAndRolesOf(id)).hasSameSizeAs(MADE);
      assertServes(host, id);
    }
    for (var id : ids) {
      assertIsSpokenOf(host, id);
      settle(simulation, host, id, "offboarded", () -> host.offboard(id));
      settle(simulation, host, id, "", () -> host.purge(id));
      assertNothingIsLeft(host, id);
    }
    assertServes(host, "first");
  }

  /** What an operator does next with a tenant of this id, as it looks to be. */
  private static Pending<@Nullable Void> next(
      Simulation simulation, SimulatedHost host, String id) {
    var state = host.stateOf(id);
    return switch (state) {
      case "active" -> host.offboard(id);
      case "offboarded", "purging" -> {
        if (state.equals("purging")) {
          simulation.sometimes("a purge was killed");
        }
        yield host.purge(id);
      }
      case "" -> {
        if (!host.rows("SELECT 1 FROM control.purged_tenant WHERE id = ?", row -> 1, id)
            .isEmpty()) {
          simulation.sometimes("a tenant came back");
        }
        yield host.onboard(id, "allocation");
      }
      default -> {
        simulation.sometimes("an onboarding was killed");
        yield host.onboard(id, "allocation");
      }
    };
  }

  /** The same is asked for until it is so: what goes on by itself may refuse it meanwhile. */
  private static void settle(
      Simulation simulation,
      SimulatedHost host,
      String id,
      String state,
      Supplier<Pending<@Nullable Void>> asking) {
    for (int attempt = 0; attempt < 10 && !host.stateOf(id).equals(state); attempt++) {
      var asked = asking.get();
      simulation.runUntil(id + " is over", asked::isOver, LONG);
      simulation.runFor(Duration.ofMinutes(1));
    }
    assertThat(host.stateOf(id)).as("state of '%s'", id).isEqualTo(state);
  }

  private static void assertServes(SimulatedHost host, String id) {
    var tenant = host.tenant(id);
    long before = tenant.count("SELECT count(*) FROM kontor.event");
    tenant.send(new AddBatch(new Reference("batch " + before), new Sku("LAMP"), 1, null));
    assertThat(tenant.count("SELECT count(*) FROM kontor.event")).isGreaterThan(before);
  }

  private static void assertNothingIsLeft(SimulatedHost host, String id) {
    assertThat(host.databasesAndRolesOf(id)).isEmpty();
    assertThat(tablesThatSpeakOf(host, id)).as("tables that still speak of '%s'", id).isEmpty();
  }

  /** Without this, that nothing is found later would show nothing. */
  private static void assertIsSpokenOf(SimulatedHost host, String id) {
    assertThat(tablesThatSpeakOf(host, id)).as("tables that speak of '%s'", id).contains("tenant");
  }

  private static List<String> tablesThatSpeakOf(SimulatedHost host, String id) {
    return host.rows(TABLES, row -> row.getString(1)).stream()
        .flatMap(query -> host.rows(query, row -> row.getString(1), "%" + id + "%").stream())
        .toList();
  }
}
