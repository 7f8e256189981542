package dev.kontor.systems.system;

import dev.kontor.systems.system.SystemEvent.NoticeReceived;
import dev.kontor.systems.system.SystemEvent.NoticeSent;
import dev.kontor.systems.system.SystemEvent.SystemRegistered;
import dev.kontor.systems.system.SystemEvent.UseChanged;
import dev.kontor.testing.HandlerStory;
import dev.kontor.testing.memory.ContextInMemory;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What other tenants say may be anything: a bad one may not hold up the good ones behind it. */
final class NoticesTest {

  private static final String SHOP = "7kq2m9xf3rtb";
  private static final String BANK = "bank@riga/systems/ba0000000000";
  private static final Instant AT = Instant.parse("2026-11-21T20:15:00Z");

  private final HandlerStory shop = shop();

  private static HandlerStory shop() {
    var context = new ContextInMemory("made", "riga");
    var systems = new Systems(context.store(), context.grants(), context);
    context.add(systems);
    context.add(new Notices(systems));
    return HandlerStory.in(context)
        .given(
            new SystemRegistered(SHOP, "Shop"),
            new UseChanged(SHOP, BANK, new UUID(0, 1), "ALLOWED"));
  }

  private static NoticeSent notice(String to, String text, Instant at) {
    return new NoticeSent("ba0000000000", BANK, to, 1, text, at);
  }

  private static NoticeSent notice(String text) {
    return notice("made@riga/systems/" + SHOP, text, AT);
  }

  @Test
  void it_is_put_under_the_system_that_it_is_for() {
    shop.whenArrives(notice("Closed until 9\n\tSorry"))
        .thenDue("systems.notices", notice("Closed until 9\n\tSorry"));

    shop.whenFollowedUp().then(new NoticeReceived(SHOP, 1, BANK, "Closed until 9\n\tSorry", AT));
  }

  @Test
  void one_that_can_not_be_kept_is_passed_over() {
    shop.whenArrives(notice("a\u0000b"));
    shop.whenArrives(notice(" "));
    shop.whenArrives(notice("x".repeat(NoticeText.LONGEST + 1)));
    shop.whenArrives(notice("made@riga/systems/" + SHOP, "Closed", Instant.MAX));

    shop.whenFollowedUp().thenNothing().thenDue();
  }

  @Test
  void so_is_one_for_nobody_here() {
    shop.whenArrives(notice("made@riga/systems/000000000000", "Closed", AT));
    shop.whenArrives(notice("made@riga/elsewhere", "Closed", AT));

    shop.whenFollowedUp().thenNothing().thenDue();
  }
}
