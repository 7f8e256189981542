package dev.kontor.host.database;

import dev.kontor.host.followup.FollowUpStore;
import dev.kontor.host.grant.GrantBook;
import dev.kontor.host.letter.Inbox;
import dev.kontor.host.letter.Outbox;
import dev.kontor.host.mail.Mailbox;
import dev.kontor.host.projection.ProjectionStore;
import dev.kontor.host.signature.Nonces;
import dev.kontor.host.timer.TimerStore;
import dev.kontor.host.unit.LogStore;
import dev.kontor.host.unit.UnitStore;
import dev.kontor.tenant.TenantId;
import io.micronaut.context.RuntimeBeanDefinition;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A tenant's open door to its database, for as long as its context is awake. Thread-safe. */
public interface TenantDatabase extends AutoCloseable {

  /**
   * What the context's beans come to the database by: all that they do there is a part of the unit
   * of work that is open on their thread, on its one connection, which it takes when something is
   * first asked of the database. Outside of a unit there is none, since what is written there would
   * not ask whether this host still owns the tenant.
   */
  List<RuntimeBeanDefinition<?>> beans();

  /** For units of work, whose transactions the context's beans join. */
  UnitStore units(TenantId tenant);

  /** For readers of all its events, in the context's transaction where one is open. */
  LogStore log(TenantId tenant);

  /** What it keeps of projections, changed under the epoch that this host holds. */
  ProjectionStore projections(TenantId tenant, LongSupplier epoch);

  /** The follow-ups that it keeps, changed under the epoch that this host holds. */
  FollowUpStore followUps(TenantId tenant, LongSupplier epoch);

  /** The timers that it keeps. */
  TimerStore timers(TenantId tenant);

  /** The mails that it keeps; a mail is kept in the transaction that the context's beans join. */
  Mailbox mailbox();

  /** The grants that it keeps, in the transaction that the context's beans join. */
  GrantBook grants();

  /** The letters that are to go out. */
  Outbox outbox(TenantId tenant);

  /** Which letters have come in, kept in the transaction that the context's beans join. */
  Inbox inbox();

  /** The nonces that it keeps, outside of units of work. */
  Nonces nonces();

  /**
   * The version that its schema is at; null when it says none. Asked before its context starts, on
   * a connection that is then there for the first request.
   *
   * @throws LoginRefused when the server doesn't know the login role by this password
   */
  @Nullable String schemaVersion();

  /**
   * When the work that the tenant's database holds is next due. Asked before its context sleeps.
   */
  NextDue nextDue();

  /** Gives every connection back; those still in use are ended when they are returned. */
  @Override
  void close();

  /**
   * The soonest work of each clock; null: none.
   *
   * @param byTenantsClock timers, in the tenant's domain time
   * @param byHostsClock follow-ups that wait or are to be tried again, unless a dead letter holds
   *     them, and letters; what can run at once is due before any time there is
   */
  record NextDue(@Nullable Instant byTenantsClock, @Nullable Instant byHostsClock) {}
}
