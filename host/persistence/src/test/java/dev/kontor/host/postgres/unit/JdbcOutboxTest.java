package dev.kontor.host.postgres.unit;

import static dev.kontor.host.postgres.unit.TenantUnderTest.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.letter.Outbox;
import dev.kontor.host.letter.OutboxContract;
import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.StoredLetter;
import dev.kontor.host.unit.TimerChanges;
import dev.kontor.host.unit.Writes;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** As a tenant's login role, in its database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JdbcOutboxTest extends OutboxContract {

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final HostUnderTest host = tenant.host();
  private final Outbox outbox = host.database.outbox(ACME);

  @BeforeEach
  void an_empty_database() {
    tenant.asAdministrator("TRUNCATE kontor.event, kontor.letter, kontor.channel");
    host.takeOver();
  }

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected void write(String to, long number) {
    host.write(
        new Writes(
            List.of(tenant.event(number, "mouth-%d".formatted(number), 1)),
            List.of(),
            null,
            null,
            List.of(),
            TimerChanges.NONE,
            List.of(new StoredLetter(to, number, number, tenant.world.newId(), WRITTEN))));
  }

  @Override
  protected void inUnit(Runnable body) {
    host.units.write(unit -> {
      body.run();
      unit.write(host.epoch(), new Writes(List.of(), List.of(), null));
      return true;
    });
  }

  @Test
  void a_unit_that_fails_gives_nothing_up() {
    write("bob@there", 1);

    assertThatThrownBy(() ->
            host.units.write(unit -> {
              outbox.giveUp("bob@there", 1);
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");

    assertThat(outbox.next("bob@there", 1, 1)).hasSize(1);
  }

  @Test
  void a_unit_that_was_overtaken_leaves_no_letter() {
    var older = host.epoch();
    tenant.host().takeOver();

    assertThatThrownBy(() ->
            host.units.write(unit -> {
              unit.write(
                  older,
                  new Writes(
                      List.of(tenant.event(1, "mouth", 1)),
                      List.of(),
                      null,
                      null,
                      List.of(),
                      TimerChanges.NONE,
                      List.of(new StoredLetter("bob@there", 1, 1, tenant.world.newId(), WRITTEN))));
              return true;
            }))
        .hasMessageContaining("another host");
    assertThat(outbox.waiting()).isEmpty();
  }
}
