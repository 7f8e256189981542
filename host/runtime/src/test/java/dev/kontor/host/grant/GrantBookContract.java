package dev.kontor.host.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.grant.GrantBook.Asked;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a book of grants promises; of {@code acme@here}, and empty before each test. */
public abstract class GrantBookContract {

  protected static final Address OWN = Address.parse("acme@here");
  protected static final Address BOB = Address.parse("bob@there");
  protected static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

  private static final String THERE = "there";

  /** Made by a test that extends it. */
  protected GrantBookContract() {}

  protected abstract GrantBook book();

  protected abstract <T extends @Nullable Object> T inUnit(Supplier<T> body);

  protected final void keep(GrantEntry... entries) {
    inUnit(() -> {
      List.of(entries).forEach(book()::keep);
      return true;
    });
  }

  protected static GrantEntry given(Address asker, int seconds) {
    return GrantEntry.asked(Side.GIVEN, "systems.use", asker, OWN, 1, NOW.plusSeconds(seconds));
  }

  protected static GrantEntry held(Address asked, int seconds) {
    return GrantEntry.asked(
        Side.HELD, "systems.use", OWN.at("systems/7"), asked, 1, NOW.plusSeconds(seconds));
  }

  protected static GrantEntry closed(GrantEntry entry, State state) {
    return entry.in(state, entry.grant().since());
  }

  private static UUID id(GrantEntry entry) {
    return entry.grant().id();
  }

  @Test
  final void what_is_kept_is_read_back_whole() {
    var entry = held(BOB.at("systems/8"), 1);

    keep(entry);

    assertThat(inUnit(() -> book().open(id(entry)))).isEqualTo(entry);
    assertThat(inUnit(() -> book().open(new UUID(1, 1)))).isNull();
  }

  @Test
  final void an_entry_takes_the_place_of_the_one_before() {
    var entry = given(BOB, 1);
    keep(entry);

    var decided = entry.in(2).in(State.REFUSED, NOW.plusSeconds(9));
    keep(decided);

    assertThat(inUnit(book()::all)).containsExactly(decided);
  }

  @Test
  final void several_are_found_by_their_ids() {
    var asked = given(BOB.at("systems/8"), 1);
    var asking = held(BOB, 2);
    keep(asked, asking, given(Address.parse("bob@elsewhere"), 3));

    var wanted = List.of(id(asked), id(asking), new UUID(1, 1));

    assertThat(inUnit(() -> book().find(wanted))).containsExactlyInAnyOrder(asked, asking);
    assertThat(inUnit(() -> book().find(List.of()))).isEmpty();
  }

  @Test
  final void those_that_wait_come_first_and_then_the_newest() {
    var oldest = given(BOB, 1).in(State.ALLOWED, NOW.plusSeconds(1));
    var newest = held(BOB, 2).in(State.REVOKED, NOW.plusSeconds(5));
    var waiting = given(Address.parse("cid@there"), 0);
    keep(oldest, newest, waiting);

    assertThat(inUnit(book()::all)).containsExactly(waiting, newest, oldest);
  }

  @Test
  final void another_site_is_one_party_and_on_this_one_each_tenant_is() {
    var neighbour = Address.parse("bob@here");
    keep(
        given(BOB, 1),
        given(BOB.at("systems/8"), 2).in(State.ALLOWED, NOW),
        given(Address.parse("cid@there"), 3),
        held(BOB, 4),
        given(neighbour, 5),
        given(Address.parse("cid@here"), 6));

    assertThat(inUnit(() -> book().askedBy(THERE))).isEqualTo(new Asked(3, 2));
    assertThat(inUnit(() -> book().askedBy(neighbour.toString()))).isEqualTo(new Asked(1, 1));
    assertThat(inUnit(() -> book().askedBy("elsewhere"))).isEqualTo(new Asked(0, 0));
  }

  @Test
  final void the_one_that_ended_longest_ago_is_forgotten_first() {
    var open = given(BOB, 0);
    var own = closed(held(BOB, 1), State.REVOKED);
    var older = closed(given(BOB.at("systems/1"), 2), State.REVOKED);
    var newer = closed(given(Address.parse("cid@there"), 3), State.REFUSED);
    keep(open, own, newer, older);

    assertThat(inUnit(() -> book().forgetClosed(THERE))).isTrue();
    assertThat(inUnit(book()::all)).containsExactly(open, newer, own);
    assertThat(inUnit(() -> book().forgetClosed(THERE))).isTrue();
    assertThat(inUnit(() -> book().forgetClosed(THERE))).isFalse();
    assertThat(inUnit(book()::all)).containsExactly(open, own);
  }

  @Test
  final void all_that_is_shared_with_a_tenant_ends_at_once() {
    var asked = given(BOB.at("systems/8"), 1);
    var allowed = held(BOB, 2).in(State.ALLOWED, NOW);
    var refused = closed(given(BOB, 3), State.REFUSED);
    var others = given(Address.parse("cid@there"), 4);
    keep(asked, allowed, refused, others);
    var end = NOW.plusSeconds(9);

    assertThat(inUnit(() -> book().endAll(BOB, end)))
        .containsExactlyInAnyOrder(id(asked), id(allowed));

    assertThat(inUnit(book()::all))
        .containsExactlyInAnyOrder(
            asked.in(State.REVOKED, end), allowed.in(State.REVOKED, end), refused, others);
  }
}
