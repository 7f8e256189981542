package dev.kontor.host.letter;

import dev.kontor.host.unit.Application;
import dev.kontor.host.unit.EventLog;
import dev.kontor.host.unit.OwnFollowUps;
import dev.kontor.host.unit.Senders;
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
    Arrivals arrivals, Couriers couriers, DeadLetters deadLetters, CountedOutbox outbox)
    implements Senders {

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
        new Couriers(counted, courier, log::end, log::standing, world),
        deadLetters,
        counted);
  }

  /**
   * Goes on with what an earlier life has left.
   *
   * @param mayHaveSome whether there may be any; if not, nobody is asked
   */
  public void start(boolean mayHaveSome) {
    couriers.start(mayHaveSome);
    if (!mayHaveSome) {
      outbox.isKnownToBeEmpty();
    }
  }

  /** They are counted now, and brought when the unit has ended. */
  @Override
  public void committed(List<StoredLetter> letters) {
    outbox.written(letters);
  }

  @Override
  public void ended(List<StoredLetter> letters) {
    couriers.ended(letters);
  }

  /** What is not known to be taken, as far as memory knows; null before the couriers' start. */
  public @Nullable Unsent unsent() {
    return outbox.unsent();
  }
}
