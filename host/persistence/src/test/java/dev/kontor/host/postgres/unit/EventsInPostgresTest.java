package dev.kontor.host.postgres.unit;

import dev.kontor.host.message.Catalog;
import dev.kontor.host.unit.JsonEventCodec;
import dev.kontor.host.unit.Origin;
import dev.kontor.host.unit.Takeovers;
import dev.kontor.host.unit.UnitEventStore;
import dev.kontor.host.unit.UnitOfWork;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.testing.conformance.EventStoreContract;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The event store that domains get, over units of work in PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EventsInPostgresTest extends EventStoreContract {

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final UnitOfWork units = units(tenant);
  private final EventStore store = new UnitEventStore(units);

  static UnitOfWork units(TenantUnderTest tenant) {
    var host = tenant.host();
    var catalog = new Catalog(List.of(host.context.getBeanDefinition(Doing.class)), _ -> "test");
    return new UnitOfWork(
        TenantUnderTest.ACME,
        host.context,
        catalog,
        new JsonEventCodec(JsonMapper.createDefault(), catalog.eventTypes()),
        host.units,
        new Takeovers(),
        new Origin(tenant.world, tenant.world.clock()),
        _ -> {},
        _ -> {});
  }

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
  }

  @Override
  @SuppressWarnings("unchecked")
  protected <R> R inUnit(Function<EventStore, R> body) {
    return (R) units.send(new Do(() -> body.apply(store)));
  }

  @Override
  protected EventStore outside() {
    return store;
  }
}
