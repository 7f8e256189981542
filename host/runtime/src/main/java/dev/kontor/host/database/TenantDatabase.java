package dev.kontor.host.database;

import javax.sql.DataSource;

/** A tenant's open door to its database, for as long as its context is awake. Thread-safe. */
public interface TenantDatabase extends AutoCloseable {

  /** Connections as the tenant's login role, out of the server's one budget. */
  DataSource dataSource();

  /** Gives every connection back; those still in use are ended when they are returned. */
  @Override
  void close();
}
