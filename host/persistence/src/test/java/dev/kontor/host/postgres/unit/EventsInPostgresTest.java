package dev.kontor.host.postgres.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.message.Catalog;
import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.Application;
import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.Hold;
import dev.kontor.host.unit.JsonEventCodec;
import dev.kontor.host.unit.Origin;
import dev.kontor.host.unit.Runs;
import dev.kontor.host.unit.StoredFollowUp;
import dev.kontor.host.unit.Takeovers;
import dev.kontor.host.unit.Tracing;
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
  private final HostUnderTest host = tenant.host();
  private final UnitOfWork units = units(tenant, host, json);
  private final EventStore store = new UnitEventStore(units);

  static UnitOfWork units(TenantUnderTest tenant, HostUnderTest host, EventJson json) {
    var catalog = new Catalog(List.of(host.context.getBeanDefinition(Doing.class)), _ -> "test");
    return new UnitOfWork(
        new Hold(TenantUnderTest.ACME, host.units, new Takeovers()),
        new Application(
            host.context, catalog, new JsonEventCodec(json.mapper(), catalog.eventTypes()), "here"),
        new Origin(tenant.world, tenant.world.clock()),
        Tracing.none(),
        _ -> {},
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
  void a_follow_up_gets_what_was_stored_before_as_the_newest_too() {
    stored(-21, "owed", 1, "conformance.noted", 1, "{'stream': 'owed', 'note': 'long ago'}");
    var run = new StoredFollowUp(-20, Doing.NOTED, "owed", -21, null, 0);
    tenant.asAdministrator(
        "INSERT INTO kontor.follow_up (number, handler, queue, event, attempts)"
            + " VALUES (-20, 'noted', 'owed', -21, 0)");
    var event = host.events("owed", 0).getFirst();

    var _ = Runs.run(units, new Due(run, event, null, false));

    assertThat(host.context.getBean(Doing.class).noted())
        .containsExactly(new Noted("owed", "long ago"));
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
