package dev.kontor.host.postgres.unit;

import static dev.kontor.host.postgres.unit.TenantUnderTest.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.timer.TimerStore;
import dev.kontor.host.timer.TimerStoreContract;
import dev.kontor.host.unit.TimerChanges;
import dev.kontor.host.unit.Writes;
import dev.kontor.tenant.Conflict;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JdbcTimerStoreTest extends TimerStoreContract {

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final HostUnderTest host = tenant.host();
  private final TimerStore timers = host.database.timers(ACME);

  @BeforeEach
  void an_empty_database() {
    tenant.asAdministrator("TRUNCATE kontor.event, kontor.follow_up, kontor.timer");
    host.takeOver();
  }

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
  }

  @Override
  protected TimerStore timers() {
    return timers;
  }

  @Override
  protected void write(TimerChanges changes) {
    host.write(new Writes(List.of(), List.of(), null, null, List.of(), changes, List.of()));
  }

  @Test
  void what_the_unit_of_one_that_fires_writes_is_written_once() {
    var egg = timer("egg", AT);
    set(egg);
    var fired = new TimerChanges(List.of(egg), List.of(), List.of());

    host.write(
        new Writes(
            List.of(tenant.event(1, "s", 1)), List.of(), null, null, List.of(), fired, List.of()));

    assertThatThrownBy(() ->
            host.write(
                new Writes(
                    List.of(tenant.event(2, "s", 2)),
                    List.of(),
                    null,
                    null,
                    List.of(),
                    fired,
                    List.of())))
        .isInstanceOf(Conflict.class);
    assertThat(tenant.events()).isEqualTo(1);
  }

  @Test
  void a_host_that_was_overtaken_changes_no_timer() {
    set(timer("egg", AT));
    var older = host.epoch();
    tenant.host().takeOver();

    assertThatThrownBy(() ->
            host.units.write(unit -> {
              var changes = new TimerChanges(List.of(), List.of("egg"), List.of());
              unit.write(
                  older,
                  new Writes(List.of(), List.of(), null, null, List.of(), changes, List.of()));
              return true;
            }))
        .hasMessageContaining("another host");
    assertThat(names(AT)).containsExactly("egg");
  }
}
