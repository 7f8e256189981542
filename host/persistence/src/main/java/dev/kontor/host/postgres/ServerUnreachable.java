package dev.kontor.host.postgres;

import java.sql.SQLException;

/** A PostgreSQL server can't be connected to. */
public final class ServerUnreachable extends RuntimeException {

  ServerUnreachable(String name, ServerAddress address, SQLException cause) {
    super(
        "database server '%s' (%s) can't be reached: %s; is it running, and are address, user and password right?"
            .formatted(
                name,
                address,
                String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given")),
        cause);
  }
}
