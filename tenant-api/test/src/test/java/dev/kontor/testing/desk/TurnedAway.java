package dev.kontor.testing.desk;

import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.NeedsGrant;
import dev.kontor.tenant.federation.NeedsGrant.By;

/** A desk that was asked for leave does not want somebody of the one that asked. */
@NeedsGrant(value = "desk.invite", by = By.ASKED)
public record TurnedAway(String actor, String to, String name) implements Activity {

  @Override
  public String stream() {
    return "visitor-" + name;
  }
}
