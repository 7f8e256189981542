package dev.kontor.process.grant;

import dev.kontor.host.grant.GrantBook;
import dev.kontor.host.grant.GrantEntry;
import dev.kontor.host.grant.GrantRules;
import dev.kontor.host.message.Catalog;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import dev.kontor.tenant.federation.GrantChanged;
import dev.kontor.tenant.federation.Grants;
import dev.kontor.tenant.federation.Receives;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tenant's grants: each is an entry in both tenants' books, and what changes one of them is
 * told to the other by letter.
 */
@Singleton
final class StoredGrants implements Grants {

  private final TenantContext context;
  private final GrantBook book;
  private final GrantRules rules;
  private final Catalog catalog;
  private final EventStore events;

  StoredGrants(
      TenantContext context, GrantBook book, GrantRules rules, Catalog catalog, EventStore events) {
    this.context = context;
    this.book = book;
    this.rules = rules;
    this.catalog = catalog;
    this.events = events;
  }

  @Override
  public Grant ask(String kind, Address asker, Address asked) {
    return context.send(new AskGrant(kind, asker, asked));
  }

  @Override
  public Grant allow(UUID grant) {
    return context.send(new ChangeGrant(grant, State.ALLOWED));
  }

  @Override
  public Grant refuse(UUID grant) {
    return context.send(new ChangeGrant(grant, State.REFUSED));
  }

  @Override
  public Grant revoke(UUID grant) {
    return context.send(new ChangeGrant(grant, State.REVOKED));
  }

  @Override
  public List<Grant> all() {
    return context.ask(new FindGrants());
  }

  @Handler
  List<Grant> find(FindGrants query) {
    return book.all().stream().map(GrantEntry::grant).toList();
  }

  @Handler
  Grant ask(AskGrant command) {
    var asker = command.asker();
    var kind = command.kind();
    if (!asker.owner().equals(context.address())) {
      throw new MessageUnprocessable(
          "'%s' asks for a grant; expected '%s' or a thing of its"
              .formatted(asker, context.address()));
    }
    if (!catalog.grants().contains(kind)) {
      throw new MessageUnprocessable(
          "unknown kind of grant '%s'; expected one of %s"
              .formatted(kind, catalog.grants().stream().sorted().toList()));
    }
    var known = open(GrantEntry.id(Side.HELD, kind, asker, command.asked()));
    if (known != null && known.isOpen()) {
      return known.grant();
    }
    int round = known == null ? 1 : known.round() + 1;
    var entry = GrantEntry.asked(Side.HELD, kind, asker, command.asked(), round, context.now());
    change(entry);
    context.raise(new Ask(asker.toString(), command.asked().toString(), kind, round));
    return entry.grant();
  }

  /**
   * An entry, in its turn: who waits for another has no lock meanwhile, or a module could hold what
   * its handlers of grants wait for.
   */
  private @Nullable GrantEntry open(UUID id) {
    events.takeTurn(GrantChanged.stream(id));
    return book.open(id);
  }

  /**
   * The door has written down what another tenant says, letter by letter; here modules hear of it,
   * unless something newer was written down since.
   */
  @Receives("kontor-grants")
  void hear(GrantLetter letter) {
    switch (letter) {
      case Ask ask -> asked(ask);
      case Answer answer -> answered(answer);
    }
  }

  private void asked(Ask ask) {
    var known = open(ask.entry(Side.GIVEN));
    if (known != null && known.grant().state() == State.ASKED) {
      // In whatever round: who asks again meanwhile is not heard again.
      tell(known);
      answerByRule(known);
    } else if (known != null && known.round() == ask.round() && isAnswered(known)) {
      context.raise(Answer.of(known));
    } else {
      throw new MessageSkipped("'%s' asks for what was decided since".formatted(ask.actor()));
    }
  }

  /** By whom it was, or by a rule; to who has asked once more that is said once more. */
  private static boolean isAnswered(GrantEntry entry) {
    return entry.grant().state() == State.ALLOWED || entry.grant().state() == State.REFUSED;
  }

  private void answered(Answer answer) {
    var known = open(answer.receiversEntry());
    if (known == null || known.grant().state() != answer.state()) {
      throw new MessageSkipped(
          "'%s' answers what was answered anew since".formatted(answer.actor()));
    }
    tell(known);
  }

  private void answerByRule(GrantEntry entry) {
    var rule = rules.of(entry.grant().kind());
    if (rule != null) {
      decide(entry, rule);
    }
  }

  /** Modules hear of what has ended, unless it was asked for anew since. */
  @AfterCommit("kontor-grants-ended")
  void end(GrantsEnded ended) {
    for (var grant : ended.grants()) {
      var known = open(grant);
      if (known != null && !known.isOpen()) {
        tell(known);
      }
    }
  }

  @Handler
  Grant change(ChangeGrant command) {
    var known = open(command.grant());
    if (known == null) {
      throw new NotFound("no grant %s; see those that there are".formatted(command.grant()));
    }
    if (!mayBecome(known.grant(), command.to())) {
      throw new GrantUnchangeable(known.grant(), command.to());
    }
    return decide(known, command.to());
  }

  private static boolean mayBecome(Grant grant, State to) {
    return switch (to) {
      case ASKED -> false;
      case ALLOWED, REFUSED -> grant.side() == Side.GIVEN && grant.state() == State.ASKED;
      case REVOKED ->
          grant.state() == State.ALLOWED
              || (grant.side() == Side.HELD && grant.state() == State.ASKED);
    };
  }

  private Grant decide(GrantEntry entry, State state) {
    var decided = entry.in(state, context.now());
    change(decided);
    context.raise(Answer.of(decided));
    return decided.grant();
  }

  private void change(GrantEntry entry) {
    book.keep(entry);
    tell(entry);
  }

  private void tell(GrantEntry entry) {
    var grant = entry.grant();
    context.raise(
        new GrantChanged(
            grant.id(),
            grant.side(),
            grant.kind(),
            grant.asker().toString(),
            grant.asked().toString(),
            grant.state(),
            entry.round()));
  }
}
