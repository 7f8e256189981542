package dev.kontor.testing.memory;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.DomainException;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import dev.kontor.tenant.federation.GrantChanged;
import dev.kontor.tenant.federation.Grants;
import dev.kontor.tenant.federation.NeedsGrant;
import dev.kontor.tenant.message.Metadata;
import dev.kontor.tenant.message.Recorded;
import dev.kontor.testing.memory.Arrival.Told;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The grants of a context in memory: no more than what was raised of them. */
final class GrantsInMemory implements Grants {

  private static final Comparator<Entry> OPEN_ONES_FIRST =
      Comparator.comparing(entry -> entry.state() != State.ASKED);

  private final ContextInMemory context;

  GrantsInMemory(ContextInMemory context) {
    this.context = context;
  }

  @Override
  public Grant ask(String kind, Address asker, Address asked) {
    if (!asker.owner().equals(context.address())) {
      throw new MessageUnprocessable(
          "'%s' is not of '%s', in whose name it is to ask".formatted(asker, context.address()));
    }
    return context.joined(() -> {
      var entry = held(kind, asker, asked);
      if (entry.filter(Entry::isOpen).isPresent()) {
        return entry.orElseThrow().grant();
      }
      var event = asked(Side.HELD, kind, asker, asked, entry);
      tell(event);
      return entered(event);
    });
  }

  @Override
  public Grant allow(UUID grant) {
    return change(grant, State.ALLOWED, GrantsInMemory::isAsked);
  }

  @Override
  public Grant refuse(UUID grant) {
    return change(grant, State.REFUSED, GrantsInMemory::isAsked);
  }

  @Override
  public Grant revoke(UUID grant) {
    return change(
        grant,
        State.REVOKED,
        entry ->
            entry.state() == State.ALLOWED
                || (entry.state() == State.ASKED && entry.event.side() == Side.HELD));
  }

  @Override
  public List<Grant> all() {
    return context.joined(() ->
        entries().stream()
            .sorted(
                OPEN_ONES_FIRST.thenComparing(
                    Comparator.comparing((Entry entry) -> entry.metadata.at()).reversed()))
            .map(Entry::grant)
            .toList());
  }

  /** Whether what this tenant has given or asked for lets an activity in. */
  boolean letsIn(Activity activity) {
    var needed = activity.getClass().getAnnotation(NeedsGrant.class);
    if (needed == null) {
      return false;
    }
    var from = Address.parse(activity.actor());
    var to = Address.parse(activity.to());
    return entries().stream()
        .filter(entry -> entry.event.kind().equals(needed.value()))
        .filter(entry -> needed.by().isHeardBy(entry.event.side()))
        .anyMatch(entry -> entry.letsIn(from, to));
  }

  /** The other tenant has said so. */
  void take(Told told) {
    var entry = entry(told.side(), told.kind(), told.asker(), told.asked());
    if (told.state() == State.ASKED) {
      if (entry.filter(Entry::isOpen).isEmpty()) {
        asked(Side.GIVEN, told.kind(), told.asker(), told.asked(), entry);
      }
      return;
    }
    entry
        .filter(Entry::isOpen)
        .filter(known -> told.state() == State.REVOKED || isAsked(known))
        .ifPresent(known -> raise(known.event, told.state()));
  }

  private GrantChanged asked(
      Side side, String kind, Address asker, Address asked, Optional<Entry> before) {
    var event =
        new GrantChanged(
            before.map(entry -> entry.event.grant()).orElseGet(context::newId),
            side,
            kind,
            asker.toString(),
            asked.toString(),
            State.ASKED,
            before.map(entry -> entry.event.round()).orElse(0) + 1);
    context.raise(event);
    return event;
  }

  private Grant change(UUID grant, State to, Predicate<Entry> may) {
    return context.joined(() -> {
      var entry =
          entries().stream()
              .filter(each -> each.event.grant().equals(grant))
              .findFirst()
              .orElseThrow(() -> new NotFound("no grant '%s'".formatted(grant)));
      boolean isMine = to == State.REVOKED || entry.event.side() == Side.GIVEN;
      if (!isMine || !may.test(entry)) {
        throw new NotNow(entry.event, to);
      }
      var changed = raise(entry.event, to);
      tell(changed);
      return entered(changed);
    });
  }

  private GrantChanged raise(GrantChanged before, State to) {
    var event =
        new GrantChanged(
            before.grant(),
            before.side(),
            before.kind(),
            before.asker(),
            before.asked(),
            to,
            before.round());
    context.raise(event);
    return event;
  }

  private void tell(GrantChanged event) {
    context
        .open()
        .tell(
            new Told(
                event.side() == Side.GIVEN ? Side.HELD : Side.GIVEN,
                event.kind(),
                Address.parse(event.asker()),
                Address.parse(event.asked()),
                event.state()));
  }

  private Grant entered(GrantChanged event) {
    return find(each -> each.event.equals(event)).orElseThrow().grant();
  }

  private Optional<Entry> held(String kind, Address asker, Address asked) {
    return entry(Side.HELD, kind, asker, asked);
  }

  private Optional<Entry> entry(Side side, String kind, Address asker, Address asked) {
    return find(each ->
        each.event.side() == side
            && each.event.kind().equals(kind)
            && each.event.asker().equals(asker.toString())
            && each.event.asked().equals(asked.toString()));
  }

  private Optional<Entry> find(Predicate<Entry> wanted) {
    return entries().stream().filter(wanted).findFirst();
  }

  private static boolean isAsked(Entry entry) {
    return entry.state() == State.ASKED;
  }

  /** The last that was said of each, by what the open unit raised too. */
  private Collection<Entry> entries() {
    Map<UUID, Entry> last = new LinkedHashMap<>();
    context.log().all().forEach(recorded -> enter(recorded, last));
    context.open().raised().forEach(recorded -> enter(recorded, last));
    return last.values();
  }

  private static void enter(Recorded<?> recorded, Map<UUID, Entry> last) {
    if (recorded.event() instanceof GrantChanged event) {
      last.put(event.grant(), new Entry(event, recorded.metadata()));
    }
  }

  private record Entry(GrantChanged event, Metadata metadata) {

    State state() {
      return event.state();
    }

    boolean isOpen() {
      return state() == State.ASKED || state() == State.ALLOWED;
    }

    /** Who was allowed says what he likes; who was asked may answer as soon as he was. */
    boolean letsIn(Address from, Address to) {
      var asker = Address.parse(event.asker());
      var asked = Address.parse(event.asked());
      return event.side() == Side.GIVEN
          ? state() == State.ALLOWED && asker.covers(from) && asked.covers(to)
          : isOpen() && asked.covers(from) && asker.covers(to);
    }

    Grant grant() {
      return new Grant(
          event.grant(),
          event.side(),
          event.kind(),
          Address.parse(event.asker()),
          Address.parse(event.asked()),
          event.state(),
          metadata.at());
    }
  }

  /** A grant can't come to be in that state from the one that it is in, or not by this tenant. */
  private static final class NotNow extends DomainException {

    NotNow(GrantChanged now, State to) {
      super(
          "grant '%s' is %s and on side %s; it can't be %s"
              .formatted(now.grant(), now.state(), now.side(), to));
    }
  }
}
