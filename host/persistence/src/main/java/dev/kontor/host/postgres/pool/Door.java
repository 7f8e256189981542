package dev.kontor.host.postgres.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;

/**
 * One tenant's way to its database on a server; holds no connection until one is borrowed.
 *
 * <p>A thousand of these are normal, so it is a few hundred bytes. Thread-safe.
 */
public final class Door implements AutoCloseable {

  private final ServerConnections server;
  private final String jdbcUrl;
  private final String user;
  private final String password;

  // Below: only Slots touches these, under its lock.
  final int maximum;

  /** Connections of this tenant: in use, idle, being made or being closed. */
  int held;

  /** Longest idle first; the last one is taken first. */
  final List<Backend> idle = new ArrayList<>(0);

  /** First come, first served. */
  final Deque<Turn> waiting = new ArrayDeque<>(1);

  boolean closed;

  Door(ServerConnections server, String jdbcUrl, String user, String password, int maximum) {
    if (maximum < 1) {
      throw new IllegalArgumentException(
          "%s: a maximum of %d connections was given; expected at least 1"
              .formatted(user, maximum));
    }
    this.server = server;
    this.jdbcUrl = jdbcUrl;
    this.user = user;
    this.password = password;
    this.maximum = maximum;
  }

  /** Connections of this tenant, in autocommit and READ COMMITTED; close one to give it back. */
  public DataSource dataSource() {
    return new DoorDataSource(server, this);
  }

  /**
   * Closes what is idle now, and what is in use when it is given back. Nobody gets a connection
   * here any more; who waits for one is told so.
   */
  @Override
  public void close() {
    server.close(this);
  }

  String jdbcUrl() {
    return jdbcUrl;
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  boolean mayHoldMore() {
    return held < maximum;
  }

  @Override
  public String toString() {
    return user;
  }
}
