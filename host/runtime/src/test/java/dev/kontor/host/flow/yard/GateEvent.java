package dev.kontor.host.flow.yard;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import dev.kontor.tenant.message.Published;
import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can happen to a gate. */
public sealed interface GateEvent extends DomainEvent {

  String gate();

  @Override
  default String stream() {
    return "gate-" + gate();
  }

  @Published
  @Introspected
  @EventType("yard.gate-opened")
  record GateOpened(
      String gate,
      int width,
      @Nullable Instant until,
      List<Guard> guards,
      Map<String, Long> passed,
      Weather weather)
      implements GateEvent {}

  @Introspected
  @EventType("yard.gate-closed")
  record GateClosed(String gate) implements GateEvent {}

  @Introspected
  @EventType("yard.gate-broke")
  record GateBroke(String gate) implements GateEvent {}

  @Introspected
  record Guard(String name) {}

  enum Weather {
    FAIR,
    FOUL
  }
}
