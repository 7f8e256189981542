package dev.kontor.process.grant;

import dev.kontor.host.grant.GrantBook;
import dev.kontor.host.grant.GrantEntry;
import dev.kontor.host.grant.GrantRules;
import dev.kontor.host.letter.Door;
import dev.kontor.host.message.Catalog;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Lets in what a grant lets in, who asks for one, and who answers. Asking costs a stranger more
 * than it costs the tenant: what was asked already leaves nothing, and only so much can wait.
 */
@Singleton
final class GrantDoor implements Door {

  /** So many questions of one tenant may wait for an answer. */
  static final int MOST_ASKED = 100;

  /** So many grants one tenant may have asked for, ever. */
  static final int MOST_KEPT = 10_000;

  private final TenantContext context;
  private final GrantBook book;
  private final GrantRules rules;
  private final Catalog catalog;

  GrantDoor(TenantContext context, GrantBook book, GrantRules rules, Catalog catalog) {
    this.context = context;
    this.book = book;
    this.rules = rules;
    this.catalog = catalog;
  }

  @Override
  public Keeper keeperFor(Address from) {
    var entries = new HashMap<UUID, GrantEntry>();
    book.with(from).forEach(entry -> entries.put(entry.grant().id(), entry));
    return activity ->
        switch (activity) {
          case Ask ask -> asked(ask, entries);
          case Answer answer -> answered(answer, entries);
          default -> said(activity, entries);
        };
  }

  /** What is asked is written down here: the next letter is to find it. */
  private Verdict asked(Ask ask, Map<UUID, GrantEntry> entries) {
    if (!catalog.grants().contains(ask.kind())) {
      return Verdict.refused("nobody here needs a grant of the kind '%s'".formatted(ask.kind()));
    }
    var asker = Address.parse(ask.actor());
    var asked = Address.parse(ask.to());
    var known = book.open(GrantEntry.id(Side.GIVEN, ask.kind(), asker, asked));
    if (known != null && known.isOpen()) {
      keep(known.in(ask.round()), entries);
      return known.grant().state() == State.ASKED ? Verdict.NOTHING_NEW : Verdict.HEARD;
    }
    if (known != null && known.grant().state() == State.REFUSED && isRefusedByRule(ask)) {
      return Verdict.refused("a rule refuses grants of the kind '%s'".formatted(ask.kind()));
    }
    if (entries.values().stream().filter(GrantDoor::waits).count() >= MOST_ASKED) {
      return Verdict.refused(
          "%d questions of this tenant wait for an answer already".formatted(MOST_ASKED));
    }
    if (known == null && entries.size() >= MOST_KEPT) {
      return Verdict.refused("this tenant has asked for %d grants already".formatted(MOST_KEPT));
    }
    keep(
        GrantEntry.asked(Side.GIVEN, ask.kind(), asker, asked, ask.round(), context.now()),
        entries);
    return Verdict.HEARD;
  }

  private void keep(GrantEntry entry, Map<UUID, GrantEntry> entries) {
    book.keep(entry);
    entries.put(entry.grant().id(), entry);
  }

  private boolean isRefusedByRule(Ask ask) {
    return rules.of(ask.kind()) == State.REFUSED;
  }

  private static boolean waits(GrantEntry entry) {
    return entry.grant().side() == Side.GIVEN && entry.grant().state() == State.ASKED;
  }

  /** What has become of a grant in the other tenant's books becomes of it in these. */
  private Verdict answered(Answer answer, Map<UUID, GrantEntry> entries) {
    if (!answer.isItsToSay()) {
      return Verdict.refused(
          "who asked for a grant can end it, and not say that it is %s".formatted(answer.state()));
    }
    var known = book.open(StoredGrants.entryOf(answer));
    if (known == null) {
      return Verdict.refused("nothing was asked that this could answer");
    }
    if (!known.isOpen() || !known.isAnsweredBy(answer.round())) {
      return Verdict.NOTHING_NEW;
    }
    if (known.grant().state() == answer.state()) {
      return Verdict.NOTHING_NEW;
    }
    keep(known.in(answer.state(), context.now()), entries);
    return Verdict.HEARD;
  }

  private Verdict said(Activity activity, Map<UUID, GrantEntry> entries) {
    var kind = catalog.eventTypes().stored(activity.getClass()).orElseThrow().grant();
    var actor = Address.parse(activity.actor());
    var to = Address.parse(activity.to());
    boolean isLetIn =
        entries.values().stream()
            .anyMatch(entry -> entry.grant().kind().equals(kind) && entry.letsIn(actor, to));
    return isLetIn
        ? Verdict.HEARD
        : Verdict.refused(
            "no grant of the kind '%s' lets '%s' say it to '%s'".formatted(kind, actor, to));
  }
}
