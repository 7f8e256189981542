package dev.kontor.process.grant;

import dev.kontor.gate.Visited;
import dev.kontor.host.grant.GrantBookInMemory;
import dev.kontor.host.grant.GrantEntry;
import dev.kontor.host.grant.GrantRules;
import dev.kontor.host.letter.Door.Verdict;
import dev.kontor.host.message.Catalog;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import dev.kontor.tenant.federation.GrantChanged;
import dev.kontor.testing.memory.ContextInMemory;
import io.micronaut.context.ApplicationContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A tenant with a book of grants in memory, whose letters go when the test has them go. */
final class Bookkeeper {

  private static final Catalog CATALOG = catalog();

  final ContextInMemory context;
  final GrantBookInMemory book = new GrantBookInMemory();
  final StoredGrants grants;

  /** On their way, in their order. */
  final Deque<Activity> outbox = new ArrayDeque<>();

  /** Given up, and not sent again. */
  final List<Activity> dead = new ArrayList<>();

  private final GrantDoor door;
  private final ReturnedGrantLetters returned;
  private int sent;

  /**
   * A tenant to which nothing has happened yet.
   *
   * @param rule its answer to whoever asks; null: it has none
   */
  Bookkeeper(String tenant, String site, @Nullable State rule) {
    context = new ContextInMemory(tenant, site);
    var rules = new GrantRules(rule == null ? Map.of() : Map.of(Visited.GRANT, rule));
    grants = new StoredGrants(context, book, rules, CATALOG, context.store());
    door = new GrantDoor(context, book, rules, CATALOG);
    returned = new ReturnedGrantLetters(context, book);
    context.add(grants);
  }

  private static Catalog catalog() {
    try (var beans = ApplicationContext.run()) {
      return new Catalog(List.of(beans.getBeanDefinition(StoredGrants.class)), _ -> "gate");
    }
  }

  Address address() {
    return context.address();
  }

  void ask(String thing, Bookkeeper asked) {
    grants.ask(Visited.GRANT, address().at(thing), asked.address());
    collect();
  }

  GrantEntry held(String thing, Bookkeeper of) {
    return Objects.requireNonNull(
        book.open(GrantEntry.id(Side.HELD, Visited.GRANT, address().at(thing), of.address())));
  }

  GrantEntry given(String thing, Bookkeeper to) {
    return Objects.requireNonNull(
        book.open(GrantEntry.id(Side.GIVEN, Visited.GRANT, to.address().at(thing), address())));
  }

  /** Does what follows from what came, and puts what it writes to the others on its way. */
  void work() {
    context.runFollowUps();
    collect();
  }

  /** Puts what was written since on its way. */
  void collect() {
    var all = context.sent();
    outbox.addAll(all.subList(sent, all.size()));
    sent = all.size();
  }

  /** Has the first letter come to its receiver; refused, it is given up. */
  Verdict bring(Bookkeeper receiver) {
    var letter = outbox.remove();
    var verdict = receiver.take(letter, this, false);
    if (!verdict.isTaken()) {
      giveUp(letter);
    }
    return verdict;
  }

  Verdict take(Activity letter, Bookkeeper from, boolean isAnother) {
    var verdict = context.inUnit(() -> door.keeperFor(from.address(), isAnother).verdict(letter));
    if (verdict.isHeard()) {
      context.receive(letter);
    }
    return verdict;
  }

  /** The first letter was tried for too long. */
  void giveUp() {
    giveUp(outbox.remove());
  }

  void giveUp(Activity letter) {
    context.inUnit(() -> {
      returned.givenUp(letter);
      return true;
    });
    dead.add(letter);
  }

  /** Has one that was given up sent again. */
  void replay(int letter) {
    var again = dead.remove(letter);
    if (!context.inUnit(() -> returned.isSaidAnew(again))) {
      outbox.add(again);
    }
    collect();
  }

  /** What modules were told last of each grant is what the book says. */
  boolean isToldAll() {
    return book.all().stream().allMatch(entry -> lastTold(entry) == entry.grant().state());
  }

  private @Nullable State lastTold(GrantEntry entry) {
    return told(entry).isEmpty() ? null : told(entry).getLast();
  }

  /** What modules were told of a grant, in order. */
  List<State> told(GrantEntry entry) {
    return context.events().stream()
        .filter(GrantChanged.class::isInstance)
        .map(GrantChanged.class::cast)
        .filter(event -> event.grant().equals(entry.grant().id()))
        .map(GrantChanged::state)
        .toList();
  }
}
