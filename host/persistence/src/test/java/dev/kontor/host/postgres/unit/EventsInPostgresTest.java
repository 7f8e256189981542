package dev.kontor.host.postgres.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.message.Catalog;
import dev.kontor.host.unit.JsonEventCodec;
import dev.kontor.host.unit.Origin;
import dev.kontor.host.unit.Takeovers;
import dev.kontor.host.unit.UnitEventStore;
import dev.kontor.host.unit.UnitOfWork;
import dev.kontor.host.unit.UnknownEventType;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.message.Recorded;
import dev.kontor.testing.conformance.EventStoreContract;
import dev.kontor.testing.conformance.Noted;
import dev.kontor.testing.golden.EventJson;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The event store that domains get, over units of work in PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EventsInPostgresTest extends EventStoreContract {

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final EventJson json = new EventJson();
  private final UnitOfWork units = units(tenant, json);
  private final EventStore store = new UnitEventStore(units);

  static UnitOfWork units(TenantUnderTest tenant, EventJson json) {
    var host = tenant.host();
    var catalog = new Catalog(List.of(host.context.getBeanDefinition(Doing.class)), _ -> "test");
    return new UnitOfWork(
        TenantUnderTest.ACME,
        host.context,
        catalog,
        new JsonEventCodec(json.mapper(), catalog.eventTypes()),
        host.units,
        new Takeovers(),
        new Origin(tenant.world, tenant.world.clock()),
        _ -> {});
  }

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
    json.close();
  }

  @Test
  void what_was_stored_under_an_older_version_is_read_as_the_newest() {
    stored(
        -1, "old", 1, "conformance.noted", 1, "{'stream': 'old', 'note': 'long ago', 'more': 1}");
    stored(-2, "old", 2, "conformance.noted", 2, "{'stream': 'old', 'text': 'now', 'more': [{}]}");

    var read = inUnit(events -> events.read("old", 0));

    assertThat(read)
        .extracting(Recorded::event)
        .containsExactly(new Noted("old", "long ago"), new Noted("old", "now"));
    assertThat(tenant.value("SELECT data ->> 'note' FROM kontor.event WHERE position = -1"))
        .as("what is stored is never changed")
        .isEqualTo("long ago");
  }

  @Test
  void what_can_not_be_read_is_said_and_stays_where_it_is() {
    stored(-11, "unknown", 1, "gone.thing-happened", 1, "{}");
    stored(-12, "newer", 1, "conformance.noted", 3, "{'stream': 'newer', 'words': 'later'}");

    assertThatThrownBy(() -> inUnit(events -> events.read("unknown", 0)))
        .isInstanceOf(UnknownEventType.class)
        .hasMessageContainingAll("event 1", "'unknown'", "'gone.thing-happened'", "@EventType");
    assertThatThrownBy(() -> inUnit(events -> events.read("newer", 0)))
        .isInstanceOf(UnknownEventType.class)
        .hasMessageContainingAll("'conformance.noted' of version 3", "up to 2");
    assertThat(tenant.value("SELECT count(*) FROM kontor.event WHERE position IN (-11, -12)"))
        .isEqualTo("2");
  }

  private void stored(
      long position, String stream, long version, String type, int schema, String data) {
    tenant.asAdministrator(
        """
        INSERT INTO kontor.event VALUES (%d, '%s', %d, '%s', %d, '%s', '{"id": "%6$s",
          "principal": "x", "correlation": "%6$s", "causation": "%6$s"}', now())\
        """
            .replace("%6$s", "00000000-0000-7000-8000-%012d".formatted(-position))
            .formatted(position, stream, version, type, schema, data.replace('\'', '"')));
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
