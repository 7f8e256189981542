package dev.kontor.simulation.host;

import dev.kontor.host.administration.Operation;
import dev.kontor.host.administration.Operation.Kind;
import dev.kontor.host.administration.OperationJournal;
import dev.kontor.simulation.point.Point;
import dev.kontor.simulation.point.Points;
import dev.kontor.tenant.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A journal of operations that tells before and after each step. */
final class ToldJournal implements OperationJournal {

  private final OperationJournal real;
  private final Points points;
  private final Map<UUID, Begun> begun = new HashMap<>();

  ToldJournal(OperationJournal real, Points points) {
    this.real = real;
    this.points = points;
  }

  @Override
  public void begin(UUID operation, TenantId tenant, Kind kind, List<String> steps, Instant at) {
    begun.put(operation, new Begun(tenant, kind, steps));
    real.begin(operation, tenant, kind, steps, at);
  }

  @Override
  public void step(UUID operation, int step, Instant at) {
    if (step > 0) {
      tell("after", operation, step - 1);
    }
    real.step(operation, step, at);
    tell("before", operation, step);
  }

  @Override
  public void done(UUID operation, Instant at) {
    tell("after", operation, begun(operation).steps.size() - 1);
    real.done(operation, at);
  }

  @Override
  public void failed(UUID operation, int step, String error, Instant at) {
    real.failed(operation, step, error, at);
  }

  @Override
  public List<Operation> of(TenantId tenant, int most) {
    return real.of(tenant, most);
  }

  private void tell(String when, UUID operation, int step) {
    var known = begun(operation);
    var point = new Point("%s %s's %s".formatted(when, known.kind.label(), known.steps.get(step)));
    points.reached(point, known.tenant.toString());
  }

  private Begun begun(UUID operation) {
    return Objects.requireNonNull(begun.get(operation));
  }

  private record Begun(TenantId tenant, Kind kind, List<String> steps) {}
}
