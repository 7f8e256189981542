package dev.kontor.host.flow.yard;

import dev.kontor.host.flow.yard.GateCommand.CloseGate;
import dev.kontor.host.flow.yard.GateCommand.MendGate;
import dev.kontor.host.flow.yard.GateCommand.OpenGate;
import dev.kontor.host.flow.yard.GateEvent.GateBroke;
import dev.kontor.host.flow.yard.GateEvent.GateClosed;
import dev.kontor.host.flow.yard.GateEvent.GateOpened;
import dev.kontor.host.flow.yard.GateEvent.Weather;
import dev.kontor.tenant.aggregate.Decider;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class GateDecider implements Decider<GateCommand, Boolean, GateEvent> {

  @Override
  public Boolean initialState() {
    return false;
  }

  @Override
  public List<GateEvent> decide(GateCommand command, Boolean open) {
    return switch (command) {
      case OpenGate(var gate) when open -> List.of();
      case OpenGate(var gate) ->
          Optional.of(gate)
              .filter(name -> name.length() < 9)
              .<List<GateEvent>>map(name -> List.of(opened(name)))
              .orElseGet(() -> List.of(new GateBroke(gate)));
      case CloseGate close -> List.of(new GateClosed(close.gate()));
      case MendGate _ -> List.of();
    };
  }

  private static GateOpened opened(String gate) {
    return new GateOpened(gate, 3, null, List.of(), Map.of(), Weather.FAIR);
  }

  @Override
  public Boolean evolve(Boolean open, GateEvent event) {
    return event instanceof GateOpened;
  }
}
