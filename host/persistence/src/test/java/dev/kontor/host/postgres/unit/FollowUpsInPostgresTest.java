package dev.kontor.host.postgres.unit;

import dev.kontor.host.followup.FollowUpStore;
import dev.kontor.host.followup.FollowUpStoreContract;
import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.Writes;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** The store in PostgreSQL keeps what every store keeps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FollowUpsInPostgresTest extends FollowUpStoreContract {

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final HostUnderTest host = tenant.host();

  @BeforeEach
  void an_empty_database() {
    tenant.asAdministrator("TRUNCATE kontor.event, kontor.follow_up");
    host.takeOver();
  }

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
  }

  @Override
  protected FollowUpStore store() {
    return host.followUps;
  }

  @Override
  protected void commit(List<Due> dues) {
    host.write(
        new Writes(
            dues.stream().map(Due::event).toList(),
            dues.stream().map(Due::followUp).toList(),
            null));
  }

  @Override
  protected void done(long number) {
    host.write(new Writes(List.of(), List.of(), number));
  }
}
