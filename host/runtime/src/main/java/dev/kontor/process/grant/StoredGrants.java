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
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import dev.kontor.tenant.federation.GrantChanged;
import dev.kontor.tenant.federation.Grants;
import dev.kontor.tenant.federation.Receives;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

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

  StoredGrants(TenantContext context, GrantBook book, GrantRules rules, Catalog catalog) {
    this.context = context;
    this.book = book;
    this.rules = rules;
    this.catalog = catalog;
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
    var known = book.open(GrantEntry.id(Side.HELD, kind, asker, command.asked()));
    if (known != null && known.isOpen()) {
      return known.grant();
    }
    int round = known == null ? 1 : known.round() + 1;
    var entry = GrantEntry.asked(Side.HELD, kind, asker, command.asked(), round, context.now());
    changed(entry);
    context.raise(new Ask(asker.toString(), command.asked().toString(), kind, round));
    return entry.grant();
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
    var asker = Address.parse(ask.actor());
    var asked = Address.parse(ask.to());
    var known = book.open(GrantEntry.id(Side.GIVEN, ask.kind(), asker, asked));
    if (known == null || !known.isOpen() || known.round() != ask.round()) {
      throw new MessageSkipped("'%s' asks for what was decided since".formatted(asker));
    }
    if (known.grant().state() == State.ALLOWED) {
      answer(known);
    } else {
      tell(known);
      answerByRule(known);
    }
  }

  private void answered(Answer answer) {
    var known = book.open(entryOf(answer));
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

  @Handler
  Grant change(ChangeGrant command) {
    var known = book.open(command.grant());
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
    changed(decided);
    answer(decided);
    return decided.grant();
  }

  private void answer(GrantEntry entry) {
    var grant = entry.grant();
    boolean gives = grant.side() == Side.GIVEN;
    context.raise(
        new Answer(
            (gives ? grant.asked() : grant.asker()).toString(),
            (gives ? grant.asker() : grant.asked()).toString(),
            grant.kind(),
            grant.side(),
            grant.state(),
            entry.round()));
  }

  /** The entry in this tenant's books that an answer is about. */
  static UUID entryOf(Answer answer) {
    var actor = Address.parse(answer.actor());
    var to = Address.parse(answer.to());
    return switch (answer.side()) {
      case GIVEN -> GrantEntry.id(Side.HELD, answer.kind(), to, actor);
      case HELD -> GrantEntry.id(Side.GIVEN, answer.kind(), actor, to);
    };
  }

  private void changed(GrantEntry entry) {
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
