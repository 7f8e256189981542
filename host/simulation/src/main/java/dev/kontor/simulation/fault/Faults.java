package dev.kontor.simulation.fault;

import dev.kontor.simulation.schedule.Chance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  private final List<String> forced = new ArrayList<>();

  /** The decision by which each fault has struck last. */
  private final Map<Fault, String> last = new EnumMap<>(Fault.class);

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

  /**
   * Of these faults, this seed has about half, each in a share of up to twice its usual one: what
   * some of them hide, others show.
   *
   * @see <a href="https://doi.org/10.1145/2338965.2336763">Groce et al., "Swarm testing", ISSTA
   *     2012</a>
   */
  public void swarm(Collection<Fault> among) {
    for (var fault : among) {
      var drawn = chance.fork("swarm " + fault.label());
      share(fault, drawn.happens(0.5) ? drawn.nextDouble(2 * fault.usual()) : 0);
    }
  }

  /** The shares with which faults happen, by name. */
  public Map<String, Double> shares() {
    var named = new TreeMap<String, Double>();
    shares.forEach((fault, share) -> named.put(fault.label(), share));
    return named;
  }

  /**
   * The fault happens at the next opportunity there, whatever chance says and whichever decisions
   * are wanted: the scenario itself wants it. What has not happened when all {@linkplain #heal()
   * heals}, never does.
   */
  public void force(Fault fault, String where) {
    place(fault, where).force();
  }

  private Place place(Fault fault, String where) {
    return places.computeIfAbsent(fault.label() + "@" + where, name -> new Place(name, chance));
  }

  /** Whether the fault happens here and now. */
  public boolean strikes(Fault fault, String where) {
    var place = place(fault, where);
    var byHand = place.takeForced();
    if (!byHand.isEmpty()) {
      forced.add(byHand);
      last.put(fault, byHand);
      return true;
    }
    var decided = place.draw(shares.getOrDefault(fault, 0.0));
    if (decided.isEmpty() || healed || !(wanted == null || wanted.contains(decided))) {
      return false;
    }
    struck.add(decided);
    last.put(fault, decided);
    return true;
  }

  /**
   * Chance for how a fault goes that has struck last: its own, so that it goes the same way when
   * others are left out.
   */
  public Chance chanceOf(Fault fault) {
    return chance.fork("how " + last.getOrDefault(fault, fault.label()));
  }

  /** Nothing goes wrong any more by chance, nor what was wanted until now. */
  public void heal() {
    healed = true;
    places.values().forEach(Place::dropForced);
  }

  /** The decisions of chance that were carried out, by name, in order. */
  public List<String> struck() {
    return List.copyOf(struck);
  }

  /** What was {@linkplain #force forced} and has happened, by name, in order. */
  public List<String> forced() {
    return List.copyOf(forced);
  }

  private static final class Place {

    private final String name;
    private final Chance chance;
    private int opportunities;
    private int wanted;
    private int taken;

    Place(String name, Chance all) {
      this.name = name;
      this.chance = all.fork(name);
    }

    void force() {
      wanted++;
    }

    void dropForced() {
      wanted = 0;
    }

    /** Its name; empty: nothing is wanted here. */
    String takeForced() {
      if (wanted == 0) {
        return "";
      }
      wanted--;
      return name + "!" + ++taken;
    }

    /** The decision's name; empty: nothing goes wrong. */
    String draw(double share) {
      opportunities++;
      return chance.happens(share) ? name + "#" + opportunities : "";
    }
  }
}
