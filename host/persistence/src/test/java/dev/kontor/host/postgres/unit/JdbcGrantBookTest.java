package dev.kontor.host.postgres.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.grant.GrantBook;
import dev.kontor.host.grant.GrantEntry;
import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.Writes;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** As a tenant's login role, in its database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JdbcGrantBookTest {

  private static final Address OWN = Address.parse("acme@here");
  private static final Address BOB = Address.parse("bob@there");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final HostUnderTest host = tenant.host();
  private final GrantBook book = host.database.grants();

  @BeforeEach
  void an_empty_database() {
    tenant.asAdministrator("TRUNCATE kontor.grant_entry");
    host.takeOver();
  }

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
  }

  private <T extends @Nullable Object> T inUnit(Supplier<T> body) {
    return host.units.write(unit -> {
      var result = body.get();
      unit.write(host.epoch(), new Writes(List.of(), List.of(), null));
      return result;
    });
  }

  private void keep(GrantEntry... entries) {
    inUnit(() -> {
      List.of(entries).forEach(book::keep);
      return true;
    });
  }

  private static GrantEntry given(Address asker, int seconds) {
    return GrantEntry.asked(Side.GIVEN, "systems.use", asker, OWN, 1, NOW.plusSeconds(seconds));
  }

  private static GrantEntry held(Address asked, int seconds) {
    return GrantEntry.asked(
        Side.HELD, "systems.use", OWN.at("systems/7"), asked, 1, NOW.plusSeconds(seconds));
  }

  @Test
  void what_is_kept_is_read_back_whole() {
    var entry = held(BOB.at("systems/8"), 1);

    keep(entry);

    assertThat(inUnit(() -> book.open(entry.grant().id()))).isEqualTo(entry);
    assertThat(inUnit(() -> book.open(new UUID(1, 1)))).isNull();
  }

  @Test
  void an_entry_takes_the_place_of_the_one_before() {
    var entry = given(BOB, 1);
    keep(entry);

    var decided = entry.in(2).in(State.REFUSED, NOW.plusSeconds(9));
    keep(decided);

    assertThat(inUnit(book::all)).containsExactly(decided);
  }

  @Test
  void those_of_one_tenant_are_found_by_it_whatever_thing_of_its_they_name() {
    var asked = given(BOB.at("systems/8"), 1);
    var asking = held(BOB, 2);
    keep(asked, asking, given(Address.parse("bob@elsewhere"), 3));

    assertThat(inUnit(() -> book.with(BOB))).containsExactlyInAnyOrder(asked, asking);
  }

  @Test
  void those_that_wait_come_first_and_then_the_newest() {
    var oldest = given(BOB, 1).in(State.ALLOWED, NOW.plusSeconds(1));
    var newest = held(BOB, 2).in(State.REVOKED, NOW.plusSeconds(5));
    var waiting = given(Address.parse("cid@there"), 0);
    keep(oldest, newest, waiting);

    assertThat(inUnit(book::all)).containsExactly(waiting, newest, oldest);
  }

  @Test
  void a_unit_that_fails_keeps_nothing() {
    assertThatThrownBy(() ->
            host.units.write(unit -> {
              book.keep(given(BOB, 1));
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");

    assertThat(inUnit(book::all)).isEmpty();
  }

  @Test
  void nobody_else_changes_one_that_is_open() {
    var entry = given(BOB, 1);
    keep(entry);
    var id = entry.grant().id();
    var opened = new CompletableFuture<Void>();
    var goOn = new CompletableFuture<Void>();
    var one =
        tenant.beside(() ->
            inUnit(() -> {
              var known = book.open(id);
              opened.complete(null);
              goOn.join();
              book.keep(entry.in(State.ALLOWED, NOW.plusSeconds(5)));
              return known;
            }));
    opened.join();

    var other = tenant.beside(() -> inUnit(() -> book.open(id)));
    tenant.eventuallyWaitsFor("transactionid");
    goOn.complete(null);

    assertThat(one.join()).isEqualTo(entry);
    assertThat(other.join().grant().state()).isEqualTo(State.ALLOWED);
  }
}
