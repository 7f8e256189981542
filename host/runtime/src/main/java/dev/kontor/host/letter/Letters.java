package dev.kontor.host.letter;

import dev.kontor.host.unit.Application;
import dev.kontor.host.unit.EventLog;
import dev.kontor.host.unit.OwnFollowUps;
import dev.kontor.host.unit.UnitOfWork;
import dev.kontor.host.world.World;
import dev.kontor.tenant.Address;

/**
 * The letters of a running context: what goes out, what comes in, and what was given up.
 *
 * @param arrivals takes what comes in
 * @param couriers bring what goes out
 * @param deadLetters stand for what was given up
 */
public record Letters(Arrivals arrivals, Couriers couriers, DeadLetters deadLetters) {

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
    var deadLetters = new DeadLetters(new OwnFollowUps(units), outbox, application);
    var courier = new Courier(own, outbox, delivery, deadLetters, world);
    return new Letters(
        new Arrivals(units, application, inbox),
        new Couriers(outbox, courier, log::end, world),
        deadLetters);
  }
}
