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

/** Who has a voyage's free places: never more cargos than there are places. */
final class SpaceDecider implements Decider<SpaceCommand, Set<String>, SpaceEvent> {

  @Override
  public Set<String> initialState() {
    return Set.of();
  }

  @Override
  public List<SpaceEvent> decide(SpaceCommand command, Set<String> cargos) {
    return switch (command) {
      case ReserveSpace(var voyage, var cargo, var most) -> {
        if (cargos.contains(cargo.id())) {
          yield List.of();
        }
        if (cargos.size() >= most) {
          throw new NoSpace(voyage, most);
        }
        yield List.of(new SpaceReserved(voyage.number(), cargo.id()));
      }
      case ReleaseSpace(var voyage, var cargo) ->
          cargos.contains(cargo.id())
              ? List.of(new SpaceReleased(voyage.number(), cargo.id()))
              : List.of();
    };
  }

  @Override
  public Set<String> evolve(Set<String> cargos, SpaceEvent event) {
    return switch (event) {
      case SpaceReserved(_, var cargo) ->
          Stream.concat(cargos.stream(), Stream.of(cargo)).collect(Collectors.toUnmodifiableSet());
      case SpaceReleased(_, var cargo) ->
          cargos.stream()
              .filter(Predicate.not(cargo::equals))
              .collect(Collectors.toUnmodifiableSet());
    };
  }
}
