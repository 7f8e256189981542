package dev.kontor.host.unit;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.federation.Activity;

/** What an activity must be to go out. */
final class Outgoing {

  private Outgoing() {}

  /**
   * Whom an activity is for.
   *
   * @param site the sender's
   * @throws IllegalArgumentException when the sender is not its actor, or its addresses are none
   * @throws MessageUnprocessable when it is too long
   */
  static Address checked(Activity activity, StoredEvent stored, String site) {
    var tenant = new Address(stored.metadata().tenant(), site);
    if (!tenant.covers(Address.parse(activity.actor()))) {
      throw new IllegalArgumentException(
          "%s has the actor '%s'; expected '%s' or a thing of its, since nobody sends in another's name"
              .formatted(activity.getClass().getName(), activity.actor(), tenant));
    }
    if (stored.data().length() > StoredLetter.LONGEST_ACTIVITY) {
      throw new MessageUnprocessable(
          "'%s' to '%s' is %d characters long as JSON; expected at most %d"
              .formatted(
                  stored.type(),
                  activity.to(),
                  stored.data().length(),
                  StoredLetter.LONGEST_ACTIVITY));
    }
    return Address.parse(activity.to());
  }
}
