package dev.kontor.host.postgres.control;

import dev.kontor.host.site.KeyStore;
import dev.kontor.host.site.KeyStoreContract;
import dev.kontor.tenant.TenantId;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;

final class JdbcKeyStoreTest extends KeyStoreContract {

  private final TestControl control = new TestControl();

  @AfterEach
  void leaves_nothing() throws SQLException {
    control.close();
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
