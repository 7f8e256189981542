package dev.kontor.testing.desk;

import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.NeedsGrant;
import dev.kontor.tenant.federation.NeedsGrant.By;

/** Somebody of a desk that has asked for leave wants to come to the one that gave it. */
@NeedsGrant(value = "desk.invite", by = By.ASKER)
public record Applied(String actor, String to, String name) implements Activity {

  @Override
  public String stream() {
    return "visitor-" + name;
  }
}
