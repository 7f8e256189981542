package dev.kontor.host.tenancy;

import dev.kontor.host.world.World;
import java.time.Duration;

/** What a tenant finds around it in its host. */
interface House {

  TenantRegistry registry();

  ContextStarter starter();

  World world();

  /** Whether nobody is let in any more. */
  boolean isClosing();

  /** How long those who are inside a context are waited for now. */
  Duration drain();

  /** Puts the least recently used to sleep while too many are awake or about to be. */
  void makeRoom();

  /** The tenant is awake: its wake-up is over, and it will want to sleep some time. */
  void woken(Tenant tenant);

  /**
   * A tenant without a context: is woken when its record says that work is due, at once where it is
   * marked awake or has never set the times that its modules say, and not at all unless it is
   * active.
   */
  void rememberToWake(TenantRecord known);

  /** The tenant sleeps, and nobody knows whether it has work due: it is woken to find out. */
  void fellAsleepUncertain(TenantRecord known);

  /** Runs the body soon, and before the house is closed. */
  void finishLater(String name, Runnable body);
}
