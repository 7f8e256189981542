package dev.kontor.host.postgres.control;

import dev.kontor.host.postgres.TestServer;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.site.KeyStore;
import dev.kontor.host.site.KeyStoreContract;
import dev.kontor.host.world.RealWorld;
import dev.kontor.tenant.TenantId;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;

final class JdbcKeyStoreTest extends KeyStoreContract {

  private final RealWorld world = new RealWorld();
  private final String site = "s" + world.newId().toString().substring(30);
  private final ControlDatabase control =
      ControlDatabase.open(TestServer.address(), site, world, _ -> {});

  @AfterEach
  void leaves_nothing() throws SQLException {
    control.close();
    world.close();
    try (var admin = TestServer.admin()) {
      Sql.update(admin, "drop database \"kontor_%s_control\" with (force)".formatted(site));
    }
  }

  @Override
  protected KeyStore store() {
    return new JdbcKeyStore(control.sql());
  }

  @Override
  protected void register(TenantId tenant) {
    control
        .sql()
        .update(
            """
            insert into tenant (id, state, server, database, owner_role, login_role,
              sealed_password, clock_offset, awake)
            values (?, 'active', 'main', 'd', 'o', 'l', 'p', '0', false)\
            """,
            tenant.value());
  }

  @Override
  protected void offboard(TenantId tenant) {
    control.sql().update("update tenant set state = 'offboarded' where id = ?", tenant.value());
  }
}
