package dev.kontor.host.flow.yard;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.core.annotation.Introspected;

/** Paint was delivered. */
@Introspected
@EventType("yard.paint-came")
public record PaintCame(String gate) implements DomainEvent {

  @Override
  public String stream() {
    return "paint-" + gate;
  }
}
