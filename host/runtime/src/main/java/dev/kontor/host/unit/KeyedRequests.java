package dev.kontor.host.unit;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Requests that bear a key, each done once and answered alike (ADR 9). Thread-safe. */
final class KeyedRequests {

  private final UnitOfWork units;
  private final UnitStore store;
  private final RequestsUnderWay underWay = new RequestsUnderWay();

  KeyedRequests(UnitOfWork units, UnitStore store) {
    this.units = units;
    this.store = store;
  }

  /** The answer that is kept; or else does the request, and keeps what it answers. */
  @Nullable String once(RequestKey key, Supplier<@Nullable String> request) {
    try (var _ = underWay.enter(key)) {
      return units.inSpan(key, () -> units.retried(() -> keptOrNew(key, request)));
    }
  }

  private @Nullable String keptOrNew(RequestKey key, Supplier<@Nullable String> request) {
    var kept = store.answer(key, now());
    return kept == null
        ? units.execute(null, units.first(), null, () -> answered(key, request))
        : kept.to(key);
  }

  /** Inside a unit, of which each command of the request is a part. */
  private @Nullable String answered(RequestKey key, Supplier<@Nullable String> request) {
    var unit = units.open();
    unit.takeParts(true);
    var answer = request.get();
    unit.takeParts(false);
    if (answer != null) {
      unit.keep(KeptAnswer.now(key, answer, now()));
    }
    return answer;
  }

  private Instant now() {
    return units.origin().world().clock().instant();
  }
}
