package dev.kontor.shipping.space;

import dev.kontor.shipping.space.SpaceCommand.ReleaseSpace;
import dev.kontor.shipping.space.SpaceCommand.ReserveSpace;
import dev.kontor.shipping.space.SpaceEvent.SpaceReleased;
import dev.kontor.shipping.space.SpaceEvent.SpaceReserved;
import dev.kontor.tenant.aggregate.Decider;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which rebookings have a voyage's free places: never more than there are places. */
final class SpaceDecider implements Decider<SpaceCommand, Set<String>, SpaceEvent> {

  @Override
  public Set<String> initialState() {
    return Set.of();
  }

  @Override
  public List<SpaceEvent> decide(SpaceCommand command, Set<String> rebookings) {
    return switch (command) {
      case ReserveSpace(var voyage, var cargo, var rebooking, var most) -> {
        if (rebookings.contains(rebooking)) {
          yield List.of();
        }
        if (rebookings.size() >= most) {
          throw new NoSpace(voyage, most);
        }
        yield List.of(new SpaceReserved(voyage.number(), cargo.id(), rebooking));
      }
      case ReleaseSpace(var voyage, var cargo, var rebooking) ->
          rebookings.contains(rebooking)
              ? List.of(new SpaceReleased(voyage.number(), cargo.id(), rebooking))
              : List.of();
    };
  }

  @Override
  public Set<String> evolve(Set<String> rebookings, SpaceEvent event) {
    return switch (event) {
      case SpaceReserved(_, _, var rebooking) ->
          Stream.concat(rebookings.stream(), Stream.of(rebooking))
              .collect(Collectors.toUnmodifiableSet());
      case SpaceReleased(_, _, var rebooking) ->
          rebookings.stream()
              .filter(Predicate.not(rebooking::equals))
              .collect(Collectors.toUnmodifiableSet());
    };
  }
}
