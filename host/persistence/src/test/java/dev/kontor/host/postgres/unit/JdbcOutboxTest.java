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

    assertThat(outbox.next("bob@there", 1).letters()).hasSize(1);
  }

  /** The version of its stream is known from the second one on. */
  private void say(long epoch, long number) {
    host.units.write(unit -> {
      unit.write(
          epoch,
          new Writes(
              List.of(tenant.event(number, "mouth", number)),
              List.of(),
              null,
              null,
              List.of(),
              TimerChanges.NONE,
              List.of(
                  new StoredLetter("bob@there", number, number, tenant.world.newId(), WRITTEN))));
      return true;
    });
  }

  @Test
  void activities_of_one_stream_go_out_one_after_the_other() {
    for (long number = 1; number <= 3; number++) {
      say(host.epoch(), number);
    }

    assertThat(outbox.next("bob@there", 10).letters())
        .extracting(written -> written.event().version())
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_unit_that_was_overtaken_leaves_no_letter() {
    var older = host.epoch();
    say(older, 1);
    tenant.host().takeOver();

    assertThatThrownBy(() -> say(older, 2)).hasMessageContaining("another host");
    assertThat(outbox.next("bob@there", 10).letters()).hasSize(1);
  }
}
