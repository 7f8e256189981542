package dev.kontor.host.postgres.pool;

import dev.kontor.host.postgres.unit.OpenUnits;
import java.sql.Connection;

/**
 * What a context's beans know as their data source. Micronaut has them share the open unit's
 * connection, and never asks for another one here.
 */
final class UnitDataSource extends PlainDataSource {

  private final OpenUnits units;

  UnitDataSource(OpenUnits units) {
    this.units = units;
  }

  @Override
  public Connection getConnection() {
    if (!units.isOpen()) {
      return units.connection();
    }
    throw new IllegalStateException(
        "%s: a connection was asked for beside the unit's own; inject the data source, and use what that gives"
            .formatted(units));
  }

  @Override
  public String toString() {
    return units.toString();
  }
}
