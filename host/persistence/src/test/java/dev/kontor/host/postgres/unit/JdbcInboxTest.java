package dev.kontor.host.postgres.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.letter.Inbox;
import dev.kontor.host.letter.Inbox.Last;
import dev.kontor.host.letter.Inbox.Outdated;
import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.StoredReceipt;
import dev.kontor.host.unit.TimerChanges;
import dev.kontor.host.unit.Writes;
import dev.kontor.tenant.Conflict;
import java.io.IOException;
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
    tenant.asAdministrator("TRUNCATE kontor.inbox, kontor.grant_entry, kontor.grant_changes");
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
    host.units.write(unit -> {
      var before = inbox.open(from, channel).last().number();
      unit.write(host.epoch(), taking(receipt(from, channel, before, null, last)));
      return true;
    });
  }

  private static StoredReceipt receipt(
      String from, UUID channel, long before, @Nullable Long grants, long last) {
    return new StoredReceipt(from, channel, before, grants, last, letter(last).id());
  }

  private static Writes taking(StoredReceipt receipt) {
    return new Writes(
        List.of(), List.of(), List.of(), null, List.of(), TimerChanges.NONE, List.of(), receipt);
  }

  /** By a unit that reads nothing, and knows how things stood. */
  private void takeUnread(long before, long grants, long last) {
    host.write(taking(receipt(BOB, FIRST, before, grants, last)));
  }

  private void changeGrants() {
    tenant.asAdministrator(
        """
        INSERT INTO kontor.grant_entry VALUES (
          '%1$s', 'GIVEN', 'say', '%2$s', 'ann@here', '%2$s', 'there', 'ASKED', 1, now())
        ON CONFLICT (id) DO UPDATE SET round = grant_entry.round + 1\
        """
            .formatted(FIRST, BOB));
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
    assertThat(inUnit(() -> inbox.open(BOB, FIRST).last())).isEqualTo(new Last(0, null));
    take(BOB, FIRST, 7);

    assertThat(inUnit(() -> inbox.open(BOB, FIRST).last())).isEqualTo(letter(7));
    assertThat(inUnit(() -> inbox.open(BOB, SECOND).last())).isEqualTo(new Last(0, null));
  }

  @Test
  void a_unit_that_fails_has_taken_nothing() {
    take(BOB, FIRST, 7);

    assertThatThrownBy(() ->
            host.units.write(unit -> {
              var _ = inbox.open(BOB, SECOND);
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");

    assertThat(open(BOB, FIRST)).isEqualTo(7);
  }

  @Test
  void who_knows_how_things_stand_takes_letters_without_reading() {
    take(BOB, FIRST, 7);

    takeUnread(7, 0, 9);

    assertThat(inUnit(() -> inbox.open(BOB, FIRST).last())).isEqualTo(letter(9));
  }

  @Test
  void who_is_wrong_about_the_last_letter_or_the_channel_takes_none() {
    take(BOB, FIRST, 7);

    assertThatThrownBy(() -> takeUnread(5, 0, 9))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining(BOB);
    assertThat(open(BOB, FIRST)).isEqualTo(7);
    take(BOB, SECOND, 7);
    assertThatThrownBy(() -> takeUnread(7, 0, 9)).isInstanceOf(Conflict.class);
    assertThat(open(BOB, SECOND)).isEqualTo(7);
  }

  @Test
  void who_has_read_grants_before_they_were_changed_takes_no_letters() {
    take(BOB, FIRST, 7);
    long before = inUnit(() -> inbox.open(BOB, FIRST).grants());
    changeGrants();
    long between = inUnit(() -> inbox.open(BOB, FIRST).grants());
    takeUnread(7, between, 8);
    changeGrants();
    long after = inUnit(() -> inbox.open(BOB, FIRST).grants());

    assertThat(List.of(before, between, after)).doesNotHaveDuplicates();
    assertThatThrownBy(() -> takeUnread(8, between, 9)).isInstanceOf(Conflict.class);
    takeUnread(8, after, 9);

    assertThat(open(BOB, FIRST)).isEqualTo(9);
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
            host.units.write(unit -> {
              long last = inbox.open(BOB, FIRST).last().number();
              opened.complete(null);
              goOn.join();
              unit.write(host.epoch(), taking(receipt(BOB, FIRST, last, null, last + 1)));
              return last;
            }));
    opened.join();

    var other = tenant.beside(() -> open(BOB, FIRST));
    tenant.eventuallyWaitsFor("transactionid");
    goOn.complete(null);

    assertThat(one.join()).isEqualTo(1);
    assertThat(other.join()).isEqualTo(2);
  }
}
