package dev.kontor.host.tenancy;

import dev.kontor.host.world.World;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a tenant finds around it in its host. */
interface House {

  TenantRegistry registry();

  ContextStarter starter();

  World world();

  Sleep sleep();

  /** Whether nobody is let in any more. */
  boolean isClosing();

  /** The tenant is about to wake: room is made for it, and its wake-up is over. */
  void makeRoomFor(Tenant comer);

  /** The tenant is awake and will want to sleep some time. */
  void woken(Tenant tenant);

  /** The tenant sleeps, and has work due then; null: none. */
  void fellAsleep(Tenant tenant, @Nullable Instant wakeUp);

  /** The tenant sleeps, and nobody knows whether it has work due: it is woken to find out. */
  void fellAsleepUncertain(Tenant tenant);
}
