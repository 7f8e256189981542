package dev.kontor.host.postgres.unit;

import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.signature.Nonces;
import dev.kontor.host.signature.NoncesContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

/** As a tenant's login role, in its database. */
final class JdbcNoncesTest extends NoncesContract {

  private final TenantUnderTest tenant = new TenantUnderTest();
  private HostUnderTest host = tenant.host();

  @AfterEach
  void close() throws IOException {
    tenant.close();
  }

  @Override
  protected Nonces nonces() {
    return host.database.nonces();
  }

  @Override
  protected Nonces afterRestart() {
    host.close();
    host = tenant.host();
    return host.database.nonces();
  }
}
