package dev.kontor.testing.desk;

import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.federation.Receives;
import jakarta.inject.Singleton;

/** Whoever is invited, comes. */
@Singleton
public final class Invitations {

  private final TenantContext context;

  /** In this context. */
  public Invitations(TenantContext context) {
    this.context = context;
  }

  @Receives("desk-invitations")
  void come(Invited activity) {
    if (activity.name().equals("ghost")) {
      throw new MessageSkipped("nobody is there");
    }
    context.raise(new Came(activity.name()));
  }

  @Receives("desk-applications")
  void take(Applied activity) {
    context.raise(new Came(activity.name()));
  }

  @Receives("desk-refusals")
  void comeAgain(TurnedAway activity) {
    context.raise(new Came(activity.name()));
  }
}
