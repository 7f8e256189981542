package dev.kontor.host.unit;

import dev.kontor.host.unit.Unit.Own;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Follow-ups of the host's own, which no handler of the application stands behind: a follow-up's
 * unit leaves one, and the host runs it. Thread-safe.
 */
public final class OwnFollowUps {

  private final UnitOfWork units;

  /** Of these units. */
  public OwnFollowUps(UnitOfWork units) {
    this.units = units;
  }

  /** Whether the calling code runs inside a follow-up's unit, which alone can leave one. */
  public boolean mayLeave() {
    return units.isOpen() && units.open().following() != null;
  }

  /**
   * Leaves a run, when the open follow-up has committed. What it is given bears an {@code id} too,
   * which comes from the open follow-up's: each attempt at that leaves the same.
   *
   * @param handler what it is stored under
   */
  public void leave(String handler, Map<String, String> data) {
    var unit = units.open();
    var following = Objects.requireNonNull(unit.following(), "only a follow-up leaves these");
    var all = new HashMap<>(data);
    all.put("id", FollowUpId.of(following.id(), unit.ownOfFollowing()).toString());
    unit.leave(new Own(handler, following.event(), units.codec().write(all), 0));
  }

  /**
   * Leaves a run that has failed already, in a unit of its own.
   *
   * @param event that it follows
   * @param attempts how often; from 1
   * @param body writes what goes with it
   */
  public void leaveFailed(
      String handler, StoredEvent event, int attempts, Map<String, String> data, Runnable body) {
    units.execute(
        event.metadata(),
        () -> {
          body.run();
          units.open().leave(new Own(handler, event, units.codec().write(data), attempts));
          return true;
        });
  }

  /** What {@link #leave} was given. */
  public Map<String, String> fields(Due due) {
    return units.codec().readTexts(Objects.requireNonNull(due.followUp().data()));
  }

  /**
   * Runs the last part of one: what the body writes, and that the follow-up ran, are committed
   * together.
   */
  public void done(Due due, Runnable body) {
    units.retried(() ->
        units.execute(
            null,
            due.event().metadata(),
            due,
            () -> {
              body.run();
              return null;
            }));
  }
}
