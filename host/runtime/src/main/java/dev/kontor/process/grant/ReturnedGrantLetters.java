package dev.kontor.process.grant;

import dev.kontor.host.grant.GrantBook;
import dev.kontor.host.grant.GrantEntry;
import dev.kontor.host.letter.ReturnedLetters;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * What comes back of the letters about grants. Who asked and is heard by nobody may ask anew; and
 * what is sent again says how things are by now, not how they were.
 */
@Singleton
final class ReturnedGrantLetters implements ReturnedLetters {

  private final TenantContext context;
  private final GrantBook book;

  ReturnedGrantLetters(TenantContext context, GrantBook book) {
    this.context = context;
    this.book = book;
  }

  /** The grant counts as refused, by whomever. */
  @Override
  public void givenUp(Activity activity) {
    if (activity instanceof Ask ask) {
      var known = book.open(ask.entry(Side.HELD));
      if (known != null && isAskedBy(ask, known) && known.grant().state() == State.ASKED) {
        book.keep(known.in(State.REFUSED, context.now()));
        context.raise(new GrantsEnded(known.peer().toString(), List.of(known.grant().id())));
      }
    }
  }

  private static boolean isAskedBy(Ask ask, GrantEntry entry) {
    return entry.round() == ask.round();
  }

  @Override
  public boolean isSaidAnew(Activity activity) {
    switch (activity) {
      case Ask ask -> askAnew(ask);
      case Answer answer -> answerAnew(answer);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Unless it was asked anew, answered or taken back since. */
  private void askAnew(Ask ask) {
    for (var known : book.find(List.of(ask.entry(Side.HELD)))) {
      var grant = known.grant();
      if (isAskedBy(ask, known) && grant.state() == State.REFUSED) {
        context.send(new AskGrant(grant.kind(), grant.asker(), grant.asked()));
      }
    }
  }

  private void answerAnew(Answer answer) {
    var known = book.open(answer.sendersEntry());
    if (known == null) {
      return;
    }
    var said =
        switch (known.grant().side()) {
          case GIVEN -> known;
          case HELD -> known.isOpen() ? known : known.in(State.REVOKED, context.now());
        };
    var anew = Answer.of(said);
    if (anew.isItsToSay()) {
      context.raise(anew);
    }
  }
}
