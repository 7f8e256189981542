package dev.kontor.host.postgres.unit;

import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.UnitStore;
import dev.kontor.host.unit.UnitStoreContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** The store in PostgreSQL keeps what every store keeps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UnitsInPostgresTest extends UnitStoreContract {

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final HostUnderTest host = tenant.host();

  @BeforeEach
  void an_empty_database() {
    tenant.asAdministrator(
        "TRUNCATE kontor.event, kontor.follow_up, kontor.answer, kontor.snapshot");
  }

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
  }

  @Override
  protected UnitStore store() {
    return host.units;
  }
}
