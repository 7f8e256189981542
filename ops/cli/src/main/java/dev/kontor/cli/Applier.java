package dev.kontor.cli;

import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;

/**
 * Puts configurations and follows what the host then does, to its end. A host that shows no
 * progress for {@link #PATIENCE} ends the following, not the operation.
 */
final class Applier {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Tenants tenants;
  private final Terminal terminal;

  /** Shows the steps on this terminal. */
  Applier(Tenants tenants, Terminal terminal) {
    this.tenants = tenants;
    this.terminal = terminal;
  }

  /**
   * Returns when the tenant is as the configuration says.
   *
   * @throws Failure when the host refuses it, or a step fails
   */
  void apply(TenantConfiguration configuration) {
    var answer = tenants.put(configuration);
    if (answer.status() == HttpURLConnection.HTTP_ACCEPTED) {
      follow(configuration.id(), Operation.of(answer.object()));
    }
  }

  private void follow(String tenant, Operation started) {
    var lines = new StepLines(terminal);
    try {
      var ended = awaitEnd(tenant, started, lines);
      if (!ended.done()) {
        throw new Failure(
            ExitCode.FAILED,
            "'%s' failed at %s; once that is put right, the same command goes on from there"
                .formatted(tenant, ended.failure()));
      }
    } finally {
      lines.finish();
    }
  }

  private Operation awaitEnd(String tenant, Operation started, StepLines lines) {
    var operation = started;
    var lastProgress = System.nanoTime();
    lines.show(operation);
    while (!operation.ended()) {
      pause();
      var now = newest(tenant, operation);
      if (!now.equals(operation)) {
        lastProgress = System.nanoTime();
      } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
        throw stillRunning(tenant);
      }
      operation = now;
      lines.show(operation);
    }
    return operation;
  }

  private Operation newest(String tenant, Operation before) {
    List<JsonObject> operations = tenants.operations(tenant);
    return operations.stream()
        .map(Operation::of)
        .filter(operation -> operation.id().equals(before.id()))
        .findFirst()
        .orElse(before);
  }

  private static Failure stillRunning(String tenant) {
    return new Failure(
        ExitCode.FAILED,
        "'%s': nothing has moved for %d minutes; the host goes on by itself, see kontor tenant show %s"
            .formatted(tenant, PATIENCE.toMinutes(), tenant));
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.FAILED, "interrupted; the host goes on by itself");
    }
  }
}
