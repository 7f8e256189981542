package dev.kontor.systems.system;

import dev.kontor.systems.system.SystemCommand.ChangeUse;
import dev.kontor.systems.system.SystemCommand.ChangeUser;
import dev.kontor.systems.system.SystemCommand.DropUse;
import dev.kontor.systems.system.SystemCommand.Post;
import dev.kontor.systems.system.SystemCommand.Receive;
import dev.kontor.systems.system.SystemCommand.Register;
import dev.kontor.systems.system.SystemEvent.NoticePosted;
import dev.kontor.systems.system.SystemEvent.NoticeReceived;
import dev.kontor.systems.system.SystemEvent.NoticeSent;
import dev.kontor.systems.system.SystemEvent.SystemRegistered;
import dev.kontor.systems.system.SystemEvent.UseChanged;
import dev.kontor.systems.system.SystemEvent.UseDropped;
import dev.kontor.systems.system.SystemEvent.UserChanged;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.NotFound;
import dev.kontor.testing.DeciderStory;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SystemTest {

  private static final SystemId BILLING = new SystemId("7kq2m9xf3rtb");
  private static final String ID = BILLING.text();
  private static final Address OWN = Address.parse("acme@bremen/systems/7kq2m9xf3rtb");
  private static final Address SHOP = Address.parse("made@riga/systems/0123456789ab");
  private static final Address BANK = Address.parse("bank@riga/systems/ba0000000000");
  private static final UUID GRANT = new UUID(1, 1);
  private static final UUID OTHER_GRANT = new UUID(1, 2);
  private static final Instant AT = Instant.parse("2026-11-21T20:15:00Z");
  private static final String TEXT = "No bills today";

  private final DeciderStory<SystemCommand, Optional<OwnSystem>, SystemEvent> unknown =
      DeciderStory.of(new SystemDecider());
  private final DeciderStory<SystemCommand, Optional<OwnSystem>, SystemEvent> billing =
      unknown.given(new SystemRegistered(ID, "Billing"));

  private static UserChanged user(Address user, UUID grant, UseState state) {
    return new UserChanged(ID, user.toString(), grant, state.name());
  }

  private static UseChanged use(UseState state) {
    return new UseChanged(ID, BANK.toString(), GRANT, state.name());
  }

  private static ChangeUse changeUse(UseState state) {
    return new ChangeUse(BILLING, BANK, GRANT, state);
  }

  private static NoticeSent sent(Address to, int number) {
    return new NoticeSent(ID, OWN.toString(), to.toString(), number, TEXT, AT);
  }

  private static NoticePosted posted(int number) {
    return new NoticePosted(ID, number, OWN.toString(), TEXT, AT);
  }

  @Test
  void it_is_registered_once() {
    unknown
        .when(new Register(BILLING, "Billing"))
        .then(new SystemRegistered(ID, "Billing"))
        .when(new Register(BILLING, "Another"))
        .thenRefused(SystemExists.class, "system '7kq2m9xf3rtb' exists already");
  }

  @Test
  void one_that_was_never_registered_can_be_told_nothing() {
    unknown
        .when(new Post(BILLING, OWN, TEXT, AT))
        .thenRefused(NotFound.class, "no system '7kq2m9xf3rtb'");
  }

  @Test
  void a_notice_goes_to_each_that_uses_it_now_and_to_nobody_else() {
    billing
        .given(
            user(SHOP, GRANT, UseState.ASKED),
            user(BANK, OTHER_GRANT, UseState.ASKED),
            user(BANK, OTHER_GRANT, UseState.ALLOWED))
        .when(new Post(BILLING, OWN, TEXT, AT))
        .then(posted(1), sent(BANK, 1))
        .given(user(SHOP, GRANT, UseState.ALLOWED), user(BANK, OTHER_GRANT, UseState.REVOKED))
        .when(new Post(BILLING, OWN, TEXT, AT))
        .then(posted(2), sent(SHOP, 2));
  }

  @Test
  void one_that_nobody_uses_may_post_all_the_same() {
    billing.when(new Post(BILLING, OWN, TEXT, AT)).then(posted(1));
  }

  @Test
  void no_more_may_use_it_than_a_unit_can_tell() {
    var allowed =
        IntStream.range(0, OwnSystem.MOST_USERS)
            .mapToObj(i -> user(Address.parse("made@riga/systems/" + i), GRANT, UseState.ALLOWED))
            .toArray(SystemEvent[]::new);
    var full = billing.given(allowed).given(user(SHOP, GRANT, UseState.ASKED));

    full.when(new ChangeUser(BILLING, SHOP, GRANT, UseState.ALLOWED))
        .thenRefused(
            TooManyUsers.class,
            "system '7kq2m9xf3rtb' is used by 990 others, and by no more at once;"
                + " revoke the use of one that needs it no longer");
    full.given(user(Address.parse("made@riga/systems/7"), GRANT, UseState.REVOKED))
        .when(new ChangeUser(BILLING, SHOP, GRANT, UseState.ALLOWED))
        .then(user(SHOP, GRANT, UseState.ALLOWED));
  }

  @Test
  void who_no_longer_uses_it_is_forgotten() {
    billing
        .given(user(SHOP, GRANT, UseState.ASKED), user(SHOP, GRANT, UseState.REFUSED))
        .when(new ChangeUser(BILLING, SHOP, GRANT, UseState.REVOKED))
        .thenNothing()
        .when(new ChangeUser(BILLING, SHOP, GRANT, UseState.ASKED))
        .then(user(SHOP, GRANT, UseState.ASKED));
  }

  @Test
  void what_it_receives_is_counted() {
    billing
        .given(use(UseState.ASKED), use(UseState.ALLOWED))
        .when(new Receive(BILLING, BANK, TEXT, AT))
        .then(new NoticeReceived(ID, 1, BANK.toString(), TEXT, AT))
        .when(new Receive(BILLING, BANK, TEXT, AT))
        .then(new NoticeReceived(ID, 2, BANK.toString(), TEXT, AT));
  }

  @Test
  void a_notice_that_comes_before_the_answer_is_heard_is_not_lost() {
    billing
        .given(use(UseState.ASKED))
        .when(new Receive(BILLING, BANK, TEXT, AT))
        .then(new NoticeReceived(ID, 1, BANK.toString(), TEXT, AT));
  }

  @Test
  void what_it_does_not_use_has_nothing_to_say_to_it() {
    var told = "system '7kq2m9xf3rtb' does not use 'bank@riga/systems/ba0000000000'";
    var notice = new Receive(BILLING, BANK, TEXT, AT);
    billing.when(notice).thenRefused(MessageSkipped.class, told);
    billing
        .given(use(UseState.ALLOWED), new UseDropped(ID, BANK.toString()))
        .when(notice)
        .thenRefused(MessageSkipped.class, told);
  }

  @Test
  void a_notice_that_was_let_in_before_its_use_was_revoked_is_received() {
    billing
        .given(use(UseState.ALLOWED), use(UseState.REVOKED))
        .when(new Receive(BILLING, BANK, TEXT, AT))
        .then(new NoticeReceived(ID, 1, BANK.toString(), TEXT, AT));
  }

  @Test
  void what_has_become_of_a_use_is_news_once() {
    billing
        .when(changeUse(UseState.ASKED))
        .then(use(UseState.ASKED))
        .when(changeUse(UseState.ASKED))
        .thenNothing()
        .when(changeUse(UseState.REFUSED))
        .then(use(UseState.REFUSED));
    billing
        .given(user(SHOP, GRANT, UseState.ASKED))
        .when(new ChangeUser(BILLING, SHOP, GRANT, UseState.ASKED))
        .thenNothing();
  }

  @Test
  void a_use_that_was_dropped_is_forgotten_with_what_follows() {
    billing
        .given(use(UseState.ALLOWED))
        .when(new DropUse(BILLING, BANK))
        .then(new UseDropped(ID, BANK.toString()))
        .when(changeUse(UseState.REVOKED))
        .thenNothing()
        .when(new DropUse(BILLING, BANK))
        .thenRefused(
            NotFound.class, "system '7kq2m9xf3rtb' does not use 'bank@riga/systems/ba0000000000'");
  }
}
