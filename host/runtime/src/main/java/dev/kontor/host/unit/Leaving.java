package dev.kontor.host.unit;

import dev.kontor.host.message.AfterCommitMethod;
import dev.kontor.host.unit.Takeovers.Owned;
import dev.kontor.host.unit.Unit.Raised;
import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.host.unit.UnitStore.StaleRow;
import dev.kontor.host.unit.UnitStore.Uncertain;
import dev.kontor.process.letter.LetterReceived;
import dev.kontor.process.letter.LetterSentAgain;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.handling.Order;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a unit leaves, under numbers that are in flight until its end is known. Used by one thread,
 * for one unit.
 */
final class Leaving implements AutoCloseable {

  private final Owned owned;
  private final Application application;
  private final InstantSource clock;
  private final Heirs heirs;
  private final List<StoredEvent> events = new ArrayList<>();
  private final List<Due> dues = new ArrayList<>();
  private final List<StoredLetter> letters = new ArrayList<>();
  private TimerChanges timers = TimerChanges.NONE;
  private Numbers.@Nullable Range range;
  private @Nullable Unit unit;
  private boolean isInDoubt;
  private boolean isCommitted;
  private boolean mayBeCommitted;

  /**
   * Of a unit that has not begun.
   *
   * @param clock the host's
   */
  Leaving(Owned owned, Application application, InstantSource clock, Heirs heirs) {
    this.owned = owned;
    this.application = application;
    this.clock = clock;
    this.heirs = heirs;
  }

  Unit begin(Unit begun) {
    unit = begun;
    return begun;
  }

  /** Runs the unit's course to its commit, and tells the heirs what it has left. */
  <R extends @Nullable Object> R commit(Supplier<R> course) {
    try {
      R answer = course.get();
      isCommitted = true;
      heirs.committed(events, dues, timers.set(), letters);
      return answer;
    } catch (Uncertain uncertain) {
      mayBeCommitted = true;
      keepInFlight(uncertain);
      throw uncertain;
    } catch (Stale stale) {
      owned.lost();
      throw stale;
    } catch (StaleRow stale) {
      throw new Conflict(
          "%s was changed by another unit since it was read; nothing was written; read it again and repeat the command"
              .formatted(rows()),
          stale);
    }
  }

  /** The numbers of a unit that may still be committed. */
  private void keepInFlight(Uncertain uncertain) {
    var session = uncertain.session();
    if (session != null && range != null) {
      isInDoubt = true;
      range.isInDoubtUntilEndOf(session, dues);
      heirs.inDoubt(range);
    }
  }

  /** What of the unit may have been changed by another one. */
  private String rows() {
    return unit == null || unit.rows().isEmpty()
        ? "a stored aggregate"
        : unit.rows().stream().map("'%s'"::formatted).collect(Collectors.joining(" or "));
  }

  /** Numbers and writes all of it, which commits the unit. */
  void write(Unit unit) {
    var followUps = followUps(unit);
    // Heirs hear of the follow-ups of one queue in their order: from one unit after the other.
    boolean onlyAdds = followUps.isEmpty() && unit.onlyAdds();
    unit.takeTurnsAtRaised(onlyAdds);
    int count = unit.raised().size() + followUps.size() + unit.own().size();
    if (count > 0) {
      number(unit, followUps, owned.numbers().take(count));
    }
    timers = unit.timers();
    unit.transaction()
        .write(
            owned.ownership().epoch(),
            new Writes(
                events,
                dues.stream().map(Due::followUp).toList(),
                unit.followed().stream().map(due -> due.followUp().number()).toList(),
                unit.answer(),
                unit.snapshots(),
                timers,
                letters,
                unit.receipt()),
            onlyAdds ? unit::passTurns : () -> {});
  }

  private List<FollowUpOf> followUps(Unit unit) {
    var followUps = new ArrayList<FollowUpOf>();
    for (var raised : unit.raised()) {
      add(raised, raised.event(), null, followUps);
    }
    for (var left : unit.left()) {
      add(left.event(), left.value(), application.codec().write(left.value()), followUps);
    }
    return followUps;
  }

  private void add(
      Raised event, Object message, @Nullable String data, List<FollowUpOf> followUps) {
    for (var handler : application.catalog().afterCommit(message)) {
      followUps.add(new FollowUpOf(event, handler, data));
    }
    if (message instanceof LetterReceived letter) {
      for (var receiver : application.catalog().receivers(letter.type())) {
        followUps.add(new FollowUpOf(event, receiver, data));
      }
    }
  }

  private void number(Unit unit, List<FollowUpOf> followUps, Numbers.Range taken) {
    range = taken;
    Map<Raised, StoredEvent> stored = HashMap.newHashMap(unit.raised().size());
    for (var raised : unit.raised()) {
      var event = stored(raised, taken.next());
      stored.put(raised, event);
      events.add(event);
      send(raised.event(), event);
    }
    // In one order for all, so that no two units wait for one another's first letters.
    letters.sort(Comparator.comparing(StoredLetter::to));
    for (var followUp : followUps) {
      var event = Objects.requireNonNull(stored.get(followUp.event()));
      dues.add(new Due(followUp.stored(taken.next(), event), event, null, false));
    }
    for (var own : unit.own()) {
      long event = own.event().position();
      var run =
          new StoredFollowUp(taken.next(), own.handler(), null, event, own.data(), own.attempts());
      dues.add(new Due(run, own.event(), null, false));
    }
  }

  private void send(DomainEvent raised, StoredEvent event) {
    switch (raised) {
      case Activity activity -> {
        var to = Outgoing.checked(activity, event, application.site());
        letter(to.owner().toString(), event, event.position());
      }
      case LetterSentAgain again -> letter(again.to(), event, again.event());
      default -> {}
    }
  }

  private void letter(String to, StoredEvent event, long activity) {
    letters.add(
        new StoredLetter(to, event.position(), activity, event.metadata().id(), clock.instant()));
  }

  private StoredEvent stored(Raised raised, long position) {
    var encoded = application.codec().encode(raised.event());
    return new StoredEvent(
        position,
        raised.event().stream(),
        raised.version(),
        encoded.type(),
        encoded.schema(),
        encoded.data(),
        raised.metadata());
  }

  /** The unit has ended, and unless it is in doubt, it is known how. */
  @Override
  public void close() {
    if (range != null && !isInDoubt) {
      range.close();
    }
    if (unit != null) {
      unit.endTurns();
    }
    if (range != null) {
      // Who looks for letters that aren't there finds none.
      heirs.ended(
          isCommitted ? events : List.of(), isCommitted || mayBeCommitted ? letters : List.of());
    }
  }

  private record FollowUpOf(Raised event, AfterCommitMethod handler, @Nullable String data) {

    StoredFollowUp stored(long number, StoredEvent follows) {
      return new StoredFollowUp(
          number,
          handler.name(),
          handler.order() == Order.STREAM ? follows.stream() : null,
          follows.position(),
          data,
          0);
    }
  }
}
