package dev.kontor.host.postgres.provisioning;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Opens connections as a server's administrator: a superuser, or a role with {@code CREATEDB} and
 * {@code CREATEROLE}. Thread-safe; connections are new ones, in auto-commit mode, closed by the
 * caller.
 */
public interface Administrators {

  /**
   * To the database from which others are made; always the same one of a server, since locks are
   * taken in it.
   */
  Connection connect(String server) throws SQLException;

  /** To any other database of the server. */
  Connection connect(String server, String database) throws SQLException;
}
