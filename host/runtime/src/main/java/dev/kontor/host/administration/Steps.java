package dev.kontor.host.administration;

import dev.kontor.host.administration.Operation.Kind;
import dev.kontor.host.world.World;
import dev.kontor.tenant.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The steps of one operation, taken in the order in which they were added, each written down before
 * it begins. Used by one thread.
 */
final class Steps {

  private final OperationJournal journal;
  private final World world;
  private final Map<String, Runnable> bodies = new LinkedHashMap<>();

  Steps(OperationJournal journal, World world) {
    this.journal = journal;
    this.world = world;
  }

  Steps then(String name, Runnable body) {
    bodies.put(name, body);
    return this;
  }

  UUID begin(TenantId tenant, Kind kind) {
    var operation = world.newId();
    journal.begin(operation, tenant, kind, List.copyOf(bodies.keySet()), now());
    return operation;
  }

  /**
   * Takes all steps.
   *
   * @throws StepFailed at the first that fails; those behind it are not taken
   */
  void take(UUID operation) {
    int number = 0;
    for (var step : bodies.entrySet()) {
      journal.step(operation, number, now());
      try {
        step.getValue().run();
      } catch (RuntimeException failed) {
        var reason = reason(failed);
        journal.failed(operation, number, reason, now());
        throw new StepFailed(step.getKey(), reason, failed);
      }
      number++;
    }
    journal.done(operation, now());
  }

  private java.time.Instant now() {
    return world.clock().instant();
  }

  private static String reason(Throwable failed) {
    return failed.getMessage() == null ? failed.toString() : failed.getMessage();
  }
}
