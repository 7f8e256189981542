package dev.kontor.host.postgres.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.unit.StoredSnapshot;
import dev.kontor.host.unit.UnitEventStore;
import dev.kontor.host.unit.UnitOfWork;
import dev.kontor.host.unit.Writes;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.testing.conformance.SnapshotContract;
import dev.kontor.testing.golden.EventJson;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Snapshots in PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SnapshotsInPostgresTest extends SnapshotContract {

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final EventJson json = new EventJson();
  private final UnitOfWork units = EventsInPostgresTest.units(tenant, tenant.host(), json);
  private final EventStore store = new UnitEventStore(units);

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
    json.close();
  }

  @Override
  @SuppressWarnings("unchecked")
  protected <R> R inUnit(Function<EventStore, R> body) {
    return (R) units.send(new Do(() -> body.apply(store)));
  }

  @Test
  void it_costs_no_round_trip_to_write_one_and_none_to_read_it_with_what_followed() {
    try (var another = new TenantUnderTest()) {
      var proxy = another.proxy();
      var near = another.host(proxy, 1);
      near.takeOver();
      int fewest = Integer.MAX_VALUE;
      for (long number = 1; number < 12; number++) {
        int before = proxy.roundTrips();
        near.write(
            new Writes(
                List.of(another.event(number, "s", number)),
                List.of(),
                null,
                null,
                List.of(new StoredSnapshot("s", number, 1, "{\"n\": %d}".formatted(number)))));
        fewest = Math.min(fewest, proxy.roundTrips() - before);
      }
      assertThat(fewest).isEqualTo(1);
      near.write(TenantUnderTest.writes(another.event(12, "s", 12), another.event(13, "s", 13)));

      int plain = Integer.MAX_VALUE;
      int withSnapshot = Integer.MAX_VALUE;
      for (int i = 0; i < 10; i++) {
        int before = proxy.roundTrips();
        var _ = near.units.read(unit -> unit.events("s", 0));
        plain = Math.min(plain, proxy.roundTrips() - before);
        before = proxy.roundTrips();
        var history = near.units.read(unit -> unit.history("s", 1));
        withSnapshot = Math.min(withSnapshot, proxy.roundTrips() - before);
        assertThat(history.snapshot()).isEqualTo(new StoredSnapshot("s", 11, 1, "{\"n\": 11}"));
        assertThat(history.events()).extracting(each -> each.version()).containsExactly(12L, 13L);
      }
      assertThat(withSnapshot).isEqualTo(plain);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
