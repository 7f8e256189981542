package dev.kontor.guild;

import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.federation.Receives;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;

/** Says what it is told to, and remembers what it hears. */
@Singleton
class House {

  private final TenantContext context;

  House(TenantContext context) {
    this.context = context;
  }

  @Handler
  String raise(Raise command) {
    command.events().forEach(context::raise);
    if (command.fails()) {
      throw new IllegalStateException("told to fail");
    }
    return "said";
  }

  @Receives(value = "guild-ear", attempts = 2, pause = "PT0.05S")
  void hear(Said said) {
    if (said.text().startsWith("unheard of")) {
      throw new IllegalArgumentException(said.text());
    }
    context.raise(new Heard(said.actor(), said.text()));
  }

  /** What it says itself, it does not hear: only this handler of its own runs for that. */
  @AfterCommit("guild-echo")
  void echo(Said said) {
    context.raise(new Heard("echo-" + said.to(), said.text()));
  }
}
