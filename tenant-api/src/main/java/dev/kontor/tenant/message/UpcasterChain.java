package dev.kontor.tenant.message;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * All upcasters of an application, one after the other. Immutable; who makes it has read them from
 * the class path.
 */
public final class UpcasterChain {

  private final Map<Key, Step> steps = new HashMap<>();
  private final Map<String, Integer> newest;

  /**
   * Of these steps.
   *
   * @param newest the newest version of each type
   * @param faults gets a sentence for everything that is wrong with them
   */
  public UpcasterChain(
      Collection<Step> steps, Map<String, Integer> newest, Collection<String> faults) {
    this.newest = Map.copyOf(newest);
    steps.forEach(step -> add(step, faults));
    newest.forEach((type, version) -> requireWhole(type, version, faults));
  }

  private void add(Step step, Collection<String> faults) {
    var version = newest.get(step.type);
    if (version == null) {
      faults.add(
          "%s upcasts '%s'; expected the name of an @EventType".formatted(step.name, step.type));
    } else if (step.from < 1 || step.from >= version) {
      faults.add(
          "%s upcasts '%s' from version %d; expected 1 or more, and less than %d, its newest"
              .formatted(step.name, step.type, step.from, version));
    }
    var other = steps.putIfAbsent(new Key(step.type, step.from), step);
    if (other != null) {
      faults.add(
          "%s and %s both upcast '%s' from version %d; expected one upcaster"
              .formatted(other.name, step.name, step.type, step.from));
    }
  }

  private void requireWhole(String type, int version, Collection<String> faults) {
    for (int from = 1; from < version; from++) {
      if (!steps.containsKey(new Key(type, from))) {
        faults.add(
            "'%s' is at version %d and nothing upcasts it from version %d; expected an @Upcaster"
                .formatted(type, version, from));
      }
    }
  }

  /** Whether data of this version is older than what the event's class says. */
  public boolean concerns(String type, int version) {
    var known = newest.get(type);
    return known != null && version < known;
  }

  /**
   * The data in the shape of the newest version.
   *
   * @param version that it was stored under, from 1
   * @param data is not changed
   */
  public Map<String, Object> upcast(String type, int version, Map<String, Object> data) {
    Map<String, Object> upcasted = new LinkedHashMap<>(data);
    for (int from = version; concerns(type, from); from++) {
      var step = steps.get(new Key(type, from));
      if (step == null) {
        throw new IllegalArgumentException(
            "nothing upcasts '%s' from version %d; expected an @Upcaster".formatted(type, from));
      }
      upcasted = new LinkedHashMap<>(step.upcast.apply(upcasted));
    }
    return upcasted;
  }

  /**
   * One upcaster.
   *
   * @param name of its method, for messages
   */
  public record Step(
      String type, int from, String name, UnaryOperator<Map<String, Object>> upcast) {}

  private record Key(String type, int from) {}
}
