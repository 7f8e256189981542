package dev.kontor.testing.desk;

import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.NeedsGrant;

/** A desk invites somebody of another one. */
@NeedsGrant("desk.invite")
public record Invited(String actor, String to, String name) implements Activity {

  @Override
  public String stream() {
    return "visitor-" + name;
  }
}
