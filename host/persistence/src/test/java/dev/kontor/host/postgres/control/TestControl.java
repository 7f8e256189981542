package dev.kontor.host.postgres.control;

import dev.kontor.host.postgres.TestServer;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.world.RealWorld;
import java.sql.SQLException;

/** The control database of a site that lives for one test. */
final class TestControl implements AutoCloseable {

  private final RealWorld world = new RealWorld();
  private final String site = "s" + world.newId().toString().substring(30);
  private final ControlDatabase control =
      ControlDatabase.open(TestServer.address(), site, world, _ -> {});

  Sql sql() {
    return control.sql();
  }

  @Override
  public void close() throws SQLException {
    control.close();
    world.close();
    try (var admin = TestServer.admin()) {
      Sql.update(admin, "drop database \"kontor_%s_control\" with (force)".formatted(site));
    }
  }
}
