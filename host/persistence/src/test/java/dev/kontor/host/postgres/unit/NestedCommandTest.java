package dev.kontor.host.postgres.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.RequestKey;
import dev.kontor.host.unit.UnitOfWork;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.UnexpectedRollback;
import dev.kontor.testing.conformance.Noted;
import dev.kontor.testing.golden.EventJson;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Commands that are sent inside a unit of work, with what their repositories write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NestedCommandTest {

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final EventJson json = new EventJson();
  private final HostUnderTest host = tenant.host();
  private final UnitOfWork units = EventsInPostgresTest.units(tenant, host, json);

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
    json.close();
  }

  @BeforeEach
  void nothing_is_written() {
    tenant.asAdministrator("DELETE FROM public.note; DELETE FROM kontor.event");
  }

  private Object note(int id) {
    host.execute("INSERT INTO public.note VALUES (%d, 'noted')".formatted(id));
    units.raise(new Noted("nested-" + id, "noted"));
    return id;
  }

  private Object noteAndSwallowThatTheNextFails() {
    note(1);
    try {
      return units.send(
          new Do(() -> {
            note(2);
            throw new MessageUnprocessable("no more");
          }));
    } catch (MessageUnprocessable swallowed) {
      return note(3);
    }
  }

  private String notes() {
    return tenant.value("SELECT string_agg(id::text, ' ' ORDER BY id) FROM public.note");
  }

  @Test
  void what_joins_a_unit_is_committed_with_it() {
    units.send(
        new Do(() -> {
          note(1);
          return units.send(new Do(() -> note(2)));
        }));

    assertThat(notes()).isEqualTo("1 2");
    assertThat(tenant.events()).isEqualTo(2);
  }

  @Test
  void one_that_fails_takes_the_whole_unit_back_whoever_catches_that() {
    assertThatThrownBy(() -> units.send(new Do(this::noteAndSwallowThatTheNextFails)))
        .isInstanceOf(UnexpectedRollback.class)
        .hasMessageContainingAll("command " + Do.class.getName(), "no more")
        .hasCauseInstanceOf(MessageUnprocessable.class);

    assertThat(notes()).isEqualTo("null");
    assertThat(tenant.events()).isZero();
  }

  @Test
  void of_a_request_with_a_key_it_takes_back_the_command_that_it_was_sent_in() {
    var request = new RequestKey("anonymous", "POST /notes", "nested", "body");

    units.once(
        request,
        () -> {
          assertThatThrownBy(() -> units.send(new Do(this::noteAndSwallowThatTheNextFails)))
              .isInstanceOf(UnexpectedRollback.class);
          return "noted " + units.send(new Do(() -> note(4)));
        });

    assertThat(notes()).isEqualTo("4");
    assertThat(tenant.events()).isEqualTo(1);
  }
}
