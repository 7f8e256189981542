package dev.kontor.cli;

import dev.kontor.cli.Plan.Change;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tenant onboard} may do: make a tenant that isn't there, go on with one that is
 * half-made, leave one alone that is as wanted. Changing a finished one is {@code apply}'s.
 */
enum Onboarding {
  GO_ON,
  NOTHING_TO_DO;

  /**
   * Decides by the tenant's state, null when the host has none of that id or purged it, and by the
   * plan for the wanted configuration.
   *
   * @throws Failure when the tenant is there and in the way
   */
  static Onboarding decide(String id, @Nullable String state, Plan plan) {
    if (state == null) {
      return GO_ON;
    }
    return switch (state) {
      case "onboarding", "failed", "purged" -> GO_ON;
      case "offboarded", "purging" ->
          throw new Failure(
              ExitCode.REFUSED,
              "tenant '%s' is %s; run kontor tenant purge %s --yes before onboarding it anew, which deletes its data"
                  .formatted(id, state, id));
      default -> decideByPlan(id, state, plan);
    };
  }

  private static Onboarding decideByPlan(String id, String state, Plan plan) {
    if (plan.acts()) {
      throw new Failure(
          ExitCode.REFUSED,
          "tenant '%s' is already %s with another configuration (%s); to change it use kontor apply -f %s.yml"
              .formatted(id, state, differences(plan), id));
    }
    return NOTHING_TO_DO;
  }

  private static String differences(Plan plan) {
    var changes = plan.changes().stream().map(Change::toString).collect(Collectors.joining(", "));
    return changes.isEmpty() ? plan.reason() : changes;
  }
}
