package dev.kontor.host.postgres.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.letter.Inbox;
import dev.kontor.host.letter.Inbox.Last;
import dev.kontor.host.letter.Inbox.Outdated;
import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.Writes;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** As a tenant's login role, in its database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JdbcInboxTest {

  private static final String BOB = "bob@there";

  /** In the order of time, as channels are renewed. */
  private static final UUID FIRST = UUID.fromString("01900000-0000-7000-8000-000000000001");

  private static final UUID SECOND = UUID.fromString("ff900000-0000-7000-8000-000000000001");

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final HostUnderTest host = tenant.host();
  private final Inbox inbox = host.database.inbox();

  @BeforeEach
  void an_empty_database() {
    tenant.asAdministrator("TRUNCATE kontor.inbox");
    host.takeOver();
  }

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
  }

  private <T> T inUnit(Supplier<T> body) {
    return host.units.write(unit -> {
      var result = body.get();
      unit.write(host.epoch(), new Writes(List.of(), List.of(), null));
      return result;
    });
  }

  private long open(String from, UUID channel) {
    return inUnit(() -> inbox.open(from, channel).last().number());
  }

  private static Last letter(long number) {
    return new Last(number, new UUID(0, number));
  }

  private void take(String from, UUID channel, long last) {
    inUnit(() -> {
      var before = inbox.open(from, channel);
      inbox.taken(from, channel, letter(last));
      return before;
    });
  }

  @Test
  void of_each_sender_the_last_number_is_known() {
    assertThat(open(BOB, FIRST)).isZero();
    take(BOB, FIRST, 7);
    take("cid@there", SECOND, 3);

    assertThat(open(BOB, FIRST)).isEqualTo(7);
    assertThat(open("cid@there", SECOND)).isEqualTo(3);
  }

  @Test
  void which_letter_was_taken_last_is_known_too() {
    assertThat(inUnit(() -> inbox.open(BOB, FIRST)).last()).isEqualTo(new Last(0, null));
    take(BOB, FIRST, 7);

    assertThat(inUnit(() -> inbox.open(BOB, FIRST)).last()).isEqualTo(letter(7));
    assertThat(inUnit(() -> inbox.open(BOB, SECOND)).last()).isEqualTo(new Last(0, null));
  }

  @Test
  void a_unit_that_fails_has_taken_nothing() {
    take(BOB, FIRST, 7);

    assertThatThrownBy(() ->
            host.units.write(unit -> {
              inbox.taken(BOB, FIRST, letter(9));
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");

    assertThat(open(BOB, FIRST)).isEqualTo(7);
  }

  @Test
  void a_newer_channel_begins_anew_and_the_older_one_is_outdated() {
    take(BOB, FIRST, 7);

    assertThat(open(BOB, SECOND)).isZero();
    take(BOB, SECOND, 2);

    assertThatThrownBy(() -> open(BOB, FIRST))
        .isInstanceOf(Outdated.class)
        .hasMessageContainingAll(BOB, FIRST.toString(), SECOND.toString());
    assertThat(open(BOB, SECOND)).isEqualTo(2);
  }

  @Test
  void another_tenant_of_that_name_is_told_from_one_that_renews_its_channel() {
    var anothers = new UUID(SECOND.getMostSignificantBits(), FIRST.getLeastSignificantBits() + 1);
    assertThat(inUnit(() -> inbox.open(BOB, FIRST)).isAnother()).isFalse();
    take(BOB, FIRST, 7);

    assertThat(inUnit(() -> inbox.open(BOB, FIRST)).isAnother()).isFalse();
    assertThat(inUnit(() -> inbox.open(BOB, SECOND)).isAnother()).isFalse();
    assertThat(inUnit(() -> inbox.open(BOB, anothers)).isAnother()).isTrue();
    assertThat(inUnit(() -> inbox.open(BOB, anothers)).isAnother()).isTrue();
    take(BOB, anothers, 1);

    assertThat(inUnit(() -> inbox.open(BOB, anothers)).isAnother()).isFalse();
  }

  @Test
  void two_units_take_letters_of_one_sender_one_after_the_other() {
    take(BOB, FIRST, 1);
    var opened = new CompletableFuture<Void>();
    var goOn = new CompletableFuture<Void>();
    var one =
        tenant.beside(() ->
            inUnit(() -> {
              var last = inbox.open(BOB, FIRST).last();
              opened.complete(null);
              goOn.join();
              inbox.taken(BOB, FIRST, letter(last.number() + 1));
              return last.number();
            }));
    opened.join();

    var other = tenant.beside(() -> open(BOB, FIRST));
    tenant.eventuallyWaitsFor("transactionid");
    goOn.complete(null);

    assertThat(one.join()).isEqualTo(1);
    assertThat(other.join()).isEqualTo(2);
  }
}
