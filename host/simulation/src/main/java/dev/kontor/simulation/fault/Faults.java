package dev.kontor.simulation.fault;

import dev.kontor.simulation.schedule.Chance;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what goes wrong. At each opportunity chance is drawn that belongs to that kind of fault
 * at that place; a decision has a name, by which another run of the seed can have it again, and
 * leave others out.
 */
public final class Faults {

  private final Chance chance;
  private final @Nullable Set<String> wanted;
  private final Map<Fault, Double> shares = new EnumMap<>(Fault.class);
  private final Map<String, Place> places = new HashMap<>();
  private final List<String> struck = new ArrayList<>();
  private boolean healed;

  /**
   * None, until a share is given.
   *
   * @param wanted the decisions that are carried out; null: all
   */
  public Faults(Chance chance, @Nullable Set<String> wanted) {
    this.chance = chance.fork("faults");
    this.wanted = wanted == null ? null : Set.copyOf(wanted);
  }

  /** From now on this fault happens in this share of its opportunities, of 0 to 1. */
  public void share(Fault fault, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "the share %s of %s: expected 0 to 1".formatted(share, fault.label()));
    }
    shares.put(fault, share);
  }

  /** Whether the fault happens here and now. */
  public boolean strikes(Fault fault, String where) {
    var place =
        places.computeIfAbsent(fault.label() + "@" + where, name -> new Place(name, chance));
    var decided = place.draw(shares.getOrDefault(fault, 0.0));
    if (decided.isEmpty() || healed || !(wanted == null || wanted.contains(decided))) {
      return false;
    }
    struck.add(decided);
    return true;
  }

  /** Chance for how a fault goes that has struck. */
  public Chance chanceOf(Fault fault) {
    return chance.fork(fault.label() + " " + struck.size());
  }

  /** Nothing goes wrong any more. */
  public void heal() {
    healed = true;
  }

  /** The decisions that were carried out, by name, in order. */
  public List<String> struck() {
    return List.copyOf(struck);
  }

  private static final class Place {

    private final String name;
    private final Chance chance;
    private int opportunities;

    Place(String name, Chance all) {
      this.name = name;
      this.chance = all.fork(name);
    }

    /** The decision's name; empty: nothing goes wrong. */
    String draw(double share) {
      opportunities++;
      return chance.happens(share) ? name + "#" + opportunities : "";
    }
  }
}
