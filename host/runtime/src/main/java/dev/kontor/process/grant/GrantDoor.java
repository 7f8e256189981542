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
import dev.kontor.tenant.federation.NeedsGrant.By;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets in what a grant lets in, who asks for one, and who answers. Asking costs a stranger more
 * than it costs the tenant: what was asked already leaves nothing, and only so much can wait.
 */
@Singleton
final class GrantDoor implements Door {

  /** So many questions of one {@linkplain GrantEntry#party party} may wait for an answer. */
  static final int MOST_ASKED = 100;

  /** So many that one party has asked are kept; newer ones take the place of those that ended. */
  static final int MOST_KEPT = 10_000;

  /** A sender may name another thing of this tenant's in each letter. */
  private static final int MOST_REMEMBERED = 1000;

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
  public Keeper keeperFor(Address from, boolean isAnother) {
    if (isAnother) {
      end(from, book.endAll(from, context.now()));
    }
    return new GrantKeeper(isAnother);
  }

  private void end(Address peer, List<UUID> grants) {
    for (int i = 0; i < grants.size(); i += GrantsEnded.MOST) {
      var some = grants.subList(i, Math.min(i + GrantsEnded.MOST, grants.size()));
      context.raise(new GrantsEnded(peer.toString(), some));
    }
  }

  /**
   * What an actor says to an address.
   *
   * @param kind of the grant that lets it in
   * @param by who of those that share the grant may say it
   */
  private record Saying(String kind, By by, String actor, String to) {}

  /** Asks for no more than each letter needs, and that once. */
  private final class GrantKeeper implements Keeper {

    private final Map<Saying, Boolean> letIn = new HashMap<>();
    private boolean hasChanged;

    GrantKeeper(boolean hasChanged) {
      this.hasChanged = hasChanged;
    }

    @Override
    public boolean hasChanged() {
      return hasChanged;
    }

    @Override
    public Verdict verdict(Activity activity) {
      return switch (activity) {
        case Ask ask -> asked(ask);
        case Answer answer -> answered(answer);
        default -> said(activity);
      };
    }

    /** What is asked is written down here: the next letter is to find it. */
    private Verdict asked(Ask ask) {
      if (!catalog.grants().contains(ask.kind())) {
        return Verdict.refused("nobody here needs a grant of the kind '%s'".formatted(ask.kind()));
      }
      var known = book.open(ask.entry(Side.GIVEN));
      if (known != null && (known.isOpen() || isRefusedAgain(known))) {
        keep(known.in(ask.round()));
        return known.grant().state() == State.ASKED ? Verdict.NOTHING_NEW : Verdict.HEARD;
      }
      var asker = Address.parse(ask.actor());
      var asked = Address.parse(ask.to());
      var tooMuch = tooMuch(GrantEntry.party(asked, asker), known == null);
      if (tooMuch != null) {
        return Verdict.refused(tooMuch);
      }
      keep(GrantEntry.asked(Side.GIVEN, ask.kind(), asker, asked, ask.round(), context.now()));
      return Verdict.HEARD;
    }

    private boolean isRefusedAgain(GrantEntry known) {
      return known.grant().state() == State.REFUSED
          && rules.of(known.grant().kind()) == State.REFUSED;
    }

    /** Why a party may not ask for one more now; null: it may. */
    private @Nullable String tooMuch(String party, boolean isFirst) {
      var asked = book.askedBy(party);
      if (asked.waiting() >= MOST_ASKED) {
        return "%d questions of '%s' wait for an answer already".formatted(MOST_ASKED, party);
      }
      if (isFirst && asked.kept() >= MOST_KEPT && !book.forgetClosed(party)) {
        return "'%s' has %d grants already; expected some of them to end first"
            .formatted(party, MOST_KEPT);
      }
      return null;
    }

    private void keep(GrantEntry entry) {
      book.keep(entry);
      letIn.clear();
      hasChanged = true;
    }

    /** What has become of a grant in the other tenant's books becomes of it in these. */
    private Verdict answered(Answer answer) {
      if (!answer.isItsToSay()) {
        return Verdict.refused(
            "who asked for a grant can end it, and not say that it is %s"
                .formatted(answer.state()));
      }
      var known = book.open(answer.receiversEntry());
      if (known == null) {
        return Verdict.refused("nothing was asked that this could answer");
      }
      if (!known.isAnsweredBy(answer.round()) || known.grant().state() == answer.state()) {
        return Verdict.NOTHING_NEW;
      }
      keep(known.in(answer.state(), context.now()));
      return Verdict.HEARD;
    }

    private Verdict said(Activity activity) {
      var stored = catalog.eventTypes().stored(activity.getClass()).orElseThrow();
      var kind = Objects.requireNonNull(stored.grant(), stored.name());
      var saying = new Saying(kind, stored.by(), activity.actor(), activity.to());
      if (letIn.size() == MOST_REMEMBERED) {
        letIn.clear();
      }
      return letIn.computeIfAbsent(saying, this::isLetIn)
          ? Verdict.HEARD
          : Verdict.refused(
              "no grant of the kind '%s' lets '%s' say it to '%s'"
                  .formatted(kind, activity.actor(), activity.to()));
    }

    private boolean isLetIn(Saying saying) {
      var actor = Address.parse(saying.actor());
      var to = Address.parse(saying.to());
      return book.find(GrantEntry.idsFor(saying.kind(), actor, to)).stream()
          .anyMatch(
              entry -> saying.by().isHeardBy(entry.grant().side()) && entry.letsIn(actor, to));
    }
  }
}
