package dev.kontor.host.postgres.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.grant.GrantBook;
import dev.kontor.host.grant.GrantBookContract;
import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.Writes;
import dev.kontor.tenant.federation.Grant.State;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** As a tenant's login role, in its database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JdbcGrantBookTest extends GrantBookContract {

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

  @Override
  protected GrantBook book() {
    return book;
  }

  @Override
  protected <T extends @Nullable Object> T inUnit(Supplier<T> body) {
    return host.units.write(unit -> {
      var result = body.get();
      unit.write(host.epoch(), new Writes(List.of(), List.of(), null));
      return result;
    });
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

  /** Two who ask for the same party at once are no more than one after the other. */
  @Test
  void nobody_else_is_told_what_a_party_has_asked_until_the_unit_ends() {
    var asked = new CompletableFuture<Void>();
    var goOn = new CompletableFuture<Void>();
    var one =
        tenant.beside(() ->
            inUnit(() -> {
              var before = book.askedBy(BOB.site());
              asked.complete(null);
              goOn.join();
              book.keep(given(BOB, 1));
              return before;
            }));
    asked.join();

    var other = tenant.beside(() -> inUnit(() -> book.askedBy(BOB.site())));
    tenant.eventuallyWaitsFor("advisory");
    goOn.complete(null);

    assertThat(one.join().waiting()).isZero();
    assertThat(other.join().waiting()).isEqualTo(1);
  }
}
