package dev.kontor.host.postgres.pool;

import java.sql.Connection;
import java.sql.SQLException;

/** A door as JDBC knows it. */
final class DoorDataSource extends PlainDataSource {

  private final ServerConnections server;
  private final Door door;

  DoorDataSource(ServerConnections server, Door door) {
    this.server = server;
    this.door = door;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return server.borrow(door);
  }

  @Override
  public String toString() {
    return door.toString();
  }
}
