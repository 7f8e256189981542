package dev.kontor.host.database;

import dev.kontor.host.followup.FollowUpStore;
import dev.kontor.host.unit.UnitStore;
import io.micronaut.context.BeanContext;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A tenant's open door to its database, for as long as its context is awake. Thread-safe. */
public interface TenantDatabase extends AutoCloseable {

  /** Connections as the tenant's login role, out of the server's one budget. */
  DataSource dataSource();

  /** For units of work, whose transactions the context's beans join. */
  UnitStore units(BeanContext beans);

  /** The follow-ups that it keeps. */
  FollowUpStore followUps();

  /**
   * The version that its schema is at; null when it says none. Asked before its context starts, on
   * a connection that is then there for the first request.
   */
  @Nullable String schemaVersion();

  /**
   * When the tenant's database holds the next due work; null when it holds none. Asked before its
   * context sleeps.
   */
  @Nullable Instant nextDue();

  /** Gives every connection back; those still in use are ended when they are returned. */
  @Override
  void close();
}
