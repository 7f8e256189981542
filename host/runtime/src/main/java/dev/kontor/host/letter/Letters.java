package dev.kontor.host.letter;

import dev.kontor.host.unit.Application;
import dev.kontor.host.unit.EventLog;
import dev.kontor.host.unit.OwnFollowUps;
import dev.kontor.host.unit.StoredLetter;
import dev.kontor.host.unit.UnitOfWork;
import dev.kontor.host.world.World;
import dev.kontor.tenant.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The letters of a running context: what goes out, what comes in, and what was given up.
 *
 * @param arrivals takes what comes in
 * @param couriers bring what goes out
 * @param deadLetters stand for what was given up
 */
public record Letters(
    Arrivals arrivals, Couriers couriers, DeadLetters deadLetters, CountedOutbox outbox) {

  /**
   * Of a context.
   *
   * @param own the tenant's address
   */
  public static Letters of(
      Address own,
      UnitOfWork units,
      Application application,
      EventLog log,
      Outbox outbox,
      Inbox inbox,
      Delivery delivery,
      World world) {
    var counted = new CountedOutbox(outbox);
    var deadLetters = new DeadLetters(new OwnFollowUps(units), counted, application);
    var courier = new Courier(own, counted, delivery, deadLetters, world);
    return new Letters(
        new Arrivals(units, application, inbox),
        new Couriers(counted, courier, log::end, world),
        deadLetters,
        counted);
  }

  /** A unit has ended, and has left these letters; none when it failed. */
  public void unitEnded(List<StoredLetter> written) {
    outbox.written(written);
    couriers.unitEnded(written);
  }

  /** What is not known to be taken, as far as memory knows; null before the couriers' start. */
  public @Nullable Unsent unsent() {
    return outbox.unsent();
  }
}
