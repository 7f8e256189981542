package dev.kontor.shipping.handling;

import dev.kontor.shipping.delivery.HandlingEvent;
import dev.kontor.shipping.delivery.HandlingHistory;
import dev.kontor.tenant.aggregate.Decider;
import java.util.ArrayList;
import java.util.List;

/**
 * What was done to one cargo: each event is added once, and none is ever taken away. A history that
 * is full takes no more.
 */
final class HandlingDecider
    implements Decider<HandlingDecider.Add, HandlingHistory, HandlingEventRegistered> {

  /** Far more than any cargo needs; so that a broken sender can't make a history without end. */
  static final int MOST = 500;

  /** These were done to the cargo. */
  record Add(String trackingId, List<HandlingEvent> events) {}

  @Override
  public HandlingHistory initialState() {
    return HandlingHistory.NONE;
  }

  @Override
  public List<HandlingEventRegistered> decide(Add reported, HandlingHistory history) {
    var registered = new ArrayList<HandlingEventRegistered>();
    var known = history;
    for (var event : reported.events()) {
      if (!known.contains(event) && known.events().size() < MOST) {
        registered.add(HandlingEventRegistered.of(reported.trackingId(), event));
        known = known.with(event);
      }
    }
    return registered;
  }

  @Override
  public HandlingHistory evolve(HandlingHistory history, HandlingEventRegistered registered) {
    return history.with(registered.event());
  }
}
