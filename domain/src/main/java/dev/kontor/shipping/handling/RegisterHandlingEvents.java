package dev.kontor.shipping.handling;

import dev.kontor.tenant.Command;
import java.util.List;

/**
 * Many things were done to cargos, reported at once. Those that can't be are refused one by one,
 * the others registered in one unit of work; answers what became of each, in their order.
 */
public record RegisterHandlingEvents(List<RegisterHandlingEvent> events)
    implements Command<List<Registration>> {

  /** Copies the list. */
  public RegisterHandlingEvents {
    events = List.copyOf(events);
  }
}
