package dev.kontor.testing.memory;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;

/** What has come from a tenant, and is taken in its turn. */
sealed interface Arrival {

  /** The tenant that gets it. */
  Address receiver();

  /** An activity was sent. */
  record Said(Activity activity) implements Arrival {

    /** Finds out where it goes, before it is committed. */
    public Said {
      var _ = Address.parse(activity.to());
    }

    @Override
    public Address receiver() {
      return Address.parse(activity.to()).owner();
    }
  }

  /**
   * A grant has come to be in a state in the books of the other tenant.
   *
   * @param side of the receiver's own entry
   */
  record Told(Side side, String kind, Address asker, Address asked, State state)
      implements Arrival {

    @Override
    public Address receiver() {
      return (side == Side.GIVEN ? asked : asker).owner();
    }
  }
}
