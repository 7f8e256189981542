package dev.kontor.gate;

import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.GrantChanged;
import dev.kontor.tenant.federation.Grants;
import dev.kontor.tenant.handling.BeforeCommit;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;

/** Keeps a list of visitors, which is read whenever a grant changes, and before one is allowed. */
@Singleton
public class Gatekeeper {

  private static final String LIST = "list-of-visitors";

  private final EventStore events;
  private final Grants grants;
  private volatile Runnable hearing = () -> {};
  private volatile Runnable opening = () -> {};

  Gatekeeper(EventStore events, Grants grants) {
    this.events = events;
    this.grants = grants;
  }

  /** From now on this happens before the list is read because a grant has changed. */
  public void onHearing(Runnable objection) {
    hearing = objection;
  }

  /** From now on this happens when the list was read to open the gate. */
  public void onOpening(Runnable objection) {
    opening = objection;
  }

  @BeforeCommit
  void hear(GrantChanged event) {
    hearing.run();
    var _ = events.read(LIST, 0);
  }

  @Handler
  Grant open(OpenGate command) {
    var _ = events.read(LIST, 0);
    opening.run();
    return grants.allow(command.grant());
  }
}
