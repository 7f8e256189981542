package dev.kontor.host.postgres.unit;

import static java.util.stream.Collectors.toSet;

import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.Writes;
import dev.kontor.host.world.World;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Has units that only write share statements and commits: who comes while one is under way waits
 * for its end, but not for long, and goes with all who came meanwhile; or, when enough of them
 * wait, beside it. Who comes alone goes at once. What a unit is told doesn't depend on its company:
 * when a group is refused, each of it goes by itself. Units that add to one stream are committed in
 * the order in which they came.
 *
 * <p>A follow-up that leaves nothing but that it ran has time: shortly after a unit it waits for
 * the next one, and so costs no commit of its own. Thread-safe.
 *
 * <p>Source: group commit, DeWitt et al., "Implementation techniques for main memory database
 * systems", SIGMOD 1984.
 */
final class GroupCommit {

  /** Units in one statement. */
  private static final int MOST = 64;

  /** Characters in one statement, unless a single unit leaves more. */
  private static final int LONGEST = 1 << 18;

  /** About as much an event takes beside its data. */
  private static final int ENVELOPE = 300;

  /** Groups under way: while one waits for the disk, another one has the processor. */
  private static final int MOST_AT_ONCE = 2;

  /** With fewer, a commit of their own costs more than it gains. */
  private static final int ENOUGH = 4;

  /** For so long after a unit another one is expected. */
  private static final Duration COMPANY = Duration.ofMillis(1);

  /** Statements take less, unless something holds them up, which must not hold up the others. */
  private static final Duration HELD_UP = Duration.ofMillis(20);

  /** For so long those behind one in its stream wait for it, too; then the versions decide. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Whoever waits is woken when it is its turn, and looks up now and then. */
  private static final Duration LOOK_UP = Duration.ofMinutes(1);

  private final DataSource dataSource;
  private final UnitCalls calls;
  private final World world;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Member> waiting = new ArrayDeque<>();

  /** Groups that have not ended, and may do so soon. */
  private final List<Group> sent = new ArrayList<>(MOST_AT_ONCE);

  /** Those of them that nothing holds up. */
  private final List<Group> underWay = new ArrayList<>(MOST_AT_ONCE);

  private final int atOnce;

  /** Of those that wait, how many have no time. */
  private int urgent;

  private boolean isWatched;
  private boolean isTimed;
  private long expectedUntil;

  /**
   * On this database, of one tenant.
   *
   * @param connections that it has; half of them are left to others
   */
  GroupCommit(DataSource dataSource, UnitCalls calls, World world, int connections) {
    this.dataSource = dataSource;
    this.calls = calls;
    this.world = world;
    this.atOnce = Math.clamp(connections / 2, 1, MOST_AT_ONCE);
    this.expectedUntil = world.monotonicNanos();
  }

  /**
   * Returns when it is committed.
   *
   * @param inLine is told before that when it goes with others, who then go with it or behind it
   * @throws LostAnswer when it may have been committed
   * @throws SQLException when it was refused
   */
  void write(long epoch, Writes writes, Runnable inLine) throws SQLException {
    var mine = new Member(epoch, writes);
    if (UnitCalls.isShared(writes)) {
      writeWithOthers(mine, inLine);
    } else {
      send(List.of(mine));
    }
  }

  private void writeWithOthers(Member mine, Runnable inLine) throws SQLException {
    var begun = join(mine);
    inLine.run();
    var turn = begun == null ? await(mine) : new Leads(begun);
    if (turn instanceof Leads(var group)) {
      turn = lead(group, mine);
    }
    switch (turn) {
      case Committed() -> {}
      case Refused(var refused) -> throw refused;
      case Unanswered(var lost) -> throw new LostAnswer(lost);
      case Unconnected(var none) -> throw new NoConnection(none);
      case Leads _, Alone() -> send(List.of(mine));
    }
  }

  /** How many wait for others. */
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Joins the line; returns the group that it leads. Null: another one will, or does already. */
  private @Nullable Group join(Member mine) {
    Group begun;
    lock.lock();
    try {
      if (!mine.hasTime()) {
        expectedUntil = world.monotonicNanos() + COMPANY.toNanos();
      }
      enqueue(mine);
      begun = isBehindOthers(mine) ? null : begin();
      if (begun == null) {
        waitForOthers(mine);
        return null;
      }
    } finally {
      lock.unlock();
    }
    if (begun.equals(mine.group)) {
      return begun;
    }
    begun.haveLedByFirst();
    return null;
  }

  private void enqueue(Member member) {
    waiting.add(member);
    urgent += member.hasTime() ? 0 : 1;
  }

  /** Nobody would wake it otherwise, nor lead those who went with it. */
  private void waitForOthers(Member mine) {
    boolean isHeard = false;
    try {
      waitForOthers();
      isHeard = true;
    } finally {
      if (!isHeard && waiting.remove(mine)) {
        urgent -= mine.hasTime() ? 0 : 1;
      }
    }
  }

  /** The next group, which is sent now; null: none may be. */
  private @Nullable Group begin() {
    if (waiting.isEmpty()
        || underWay.size() >= atOnce
        || (!underWay.isEmpty() && urgent < ENOUGH)) {
      return null;
    }
    long oldest = waiting.getFirst().epoch;
    long newest = waiting.getLast().epoch;
    var begun = begin(oldest);
    return begun == null && newest != oldest ? begin(newest) : begun;
  }

  private @Nullable Group begin(long epoch) {
    var next = next(epoch);
    if (!mayBegin(next)) {
      return null;
    }
    next.members.forEach(member -> member.group = next);
    waiting.removeIf(member -> member.group != null);
    urgent -= next.urgent;
    sent.add(next);
    underWay.add(next);
    if (!waiting.isEmpty()) {
      watch();
    }
    return next;
  }

  private boolean mayBegin(Group next) {
    if (next.members.isEmpty()) {
      return false;
    }
    return underWay.isEmpty() ? next.urgent > 0 || !companyIsExpected() : next.urgent >= ENOUGH;
  }

  /** Those who wait, in their order, as many as may go together; none goes past its streams. */
  private Group next(long epoch) {
    var next = new Group();
    var passedOver = new HashSet<String>();
    for (var member : waiting) {
      if (member.epoch != epoch
          || isBehindOthers(member)
          || (!passedOver.isEmpty() && member.streams().anyMatch(passedOver::contains))) {
        member.streams().forEach(passedOver::add);
      } else if (next.takes(member)) {
        next.add(member);
      } else {
        break;
      }
    }
    return next;
  }

  /** Whether it leaves an event behind one of those that are sent. */
  private boolean isBehindOthers(Member member) {
    if (sent.isEmpty()) {
      return false;
    }
    if (member.behind == null || !sent.contains(member.behind)) {
      member.behind =
          sent.stream().filter(group -> group.sharesStreamWith(member)).findFirst().orElse(null);
    }
    return member.behind != null;
  }

  private boolean companyIsExpected() {
    return world.monotonicNanos() - expectedUntil < 0;
  }

  /** Those under way tell when they end, unless something holds them up. */
  private void waitForOthers() {
    if (!underWay.isEmpty()) {
      watch();
    } else if (!isTimed && waiting.size() > urgent) {
      world.scheduler().after(COMPANY, "follow-ups that ran", this::waitNoLonger);
      isTimed = true;
    }
  }

  private void watch() {
    if (!isWatched) {
      var watched = List.copyOf(underWay);
      world.scheduler().after(HELD_UP, "units that wait", () -> waitNoLongerFor(watched));
      isWatched = true;
    }
  }

  /** Sends a group, and tells each of it how it has ended; of whom nobody knows, goes by itself. */
  private Turn lead(Group group, Member mine) {
    try {
      send(group);
    } catch (RuntimeException | Error brokenOff) {
      // What is known of it is true, whatever has become of the others.
      if (mine.end instanceof Alone) {
        throw brokenOff;
      }
    } finally {
      try {
        goOn(() -> {
          sent.remove(group);
          underWay.remove(group);
        });
      } finally {
        group.members.forEach(Member::tellEnd);
      }
    }
    return mine.end;
  }

  private void send(Group group) {
    var end = end(group.members);
    if (end instanceof Refused && group.members.size() > 1) {
      sendEach(group);
    } else {
      group.members.forEach(member -> member.end = end);
    }
  }

  /** In their order; until the database is away, or this thread is told to stop. */
  private void sendEach(Group group) {
    Turn before = new Committed();
    for (var member : group.members) {
      member.end =
          switch (before) {
            case Unconnected none -> none;
            case Unanswered(var lost) -> new Unconnected(new NoConnection(lost));
            default -> Thread.currentThread().isInterrupted() ? new Alone() : end(List.of(member));
          };
      before = member.end;
      member.tellEnd();
    }
  }

  private Turn end(List<Member> members) {
    try {
      send(members);
      return new Committed();
    } catch (LostAnswer lost) {
      return new Unanswered(lost);
    } catch (NoConnection none) {
      return new Unconnected(none);
    } catch (SQLException refused) {
      return new Refused(refused);
    }
  }

  private void send(List<Member> members) throws SQLException {
    var first = members.getFirst();
    try (var connection = connection()) {
      LostAnswer.unlessAnswered(
          connection,
          () -> {
            if (members.size() == 1) {
              calls.send(connection, first.epoch, first.writes);
            } else {
              calls.sendAll(
                  connection, first.epoch, members.stream().map(each -> each.writes).toList());
            }
          });
    }
  }

  /** All of a group have waited for it; only who is interrupted is so by itself. */
  private Connection connection() throws SQLException {
    try {
      return dataSource.getConnection();
    } catch (SQLException failed) {
      throw Thread.currentThread().isInterrupted() ? failed : new NoConnection(failed);
    }
  }

  private void waitNoLonger() {
    goOn(() -> isTimed = false);
  }

  /** Something holds them up, and they hold up the others, who go on beside them. */
  private void waitNoLongerFor(List<Group> heldUp) {
    goOn(() -> {
      isWatched = false;
      underWay.removeAll(heldUp);
      if (sent.stream().anyMatch(heldUp::contains)) {
        world.scheduler().after(PATIENCE, "units behind others", () -> goPast(heldUp));
      }
    });
  }

  private void goPast(List<Group> heldUp) {
    goOn(() -> sent.removeAll(heldUp));
  }

  /** Has all begin who may now, each group led by its first. */
  private void goOn(Runnable change) {
    var begun = new ArrayList<Group>(1);
    lock.lock();
    try {
      change.run();
      for (var group = begin(); group != null; group = begin()) {
        begun.add(group);
      }
      if (!waiting.isEmpty()) {
        waitForOthers();
      }
    } finally {
      lock.unlock();
    }
    begun.forEach(Group::haveLedByFirst);
  }

  /** It can't be taken back, so its thread waits also when it is interrupted. */
  private Turn await(Member mine) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return world.scheduler().await(mine.turn, LOOK_UP);
        } catch (TimeoutException late) {
          // The one under way still is.
        } catch (CompletionException stopped) {
          interrupted = Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A unit, from when it comes to its end. */
  private static final class Member {

    private final long epoch;
    private final Writes writes;
    private final CompletableFuture<Turn> turn = new CompletableFuture<>();

    /** That it went with. Guarded by the lock. */
    private @Nullable Group group;

    /** That it waits for, since they share a stream. Guarded by the lock. */
    private @Nullable Group behind;

    /** Written by who leads its group. */
    private Turn end = new Alone();

    Member(long epoch, Writes writes) {
      this.epoch = epoch;
      this.writes = writes;
    }

    /** Nobody waits for it but the next follow-up of its queue. */
    boolean hasTime() {
      return UnitCalls.onlyRan(writes);
    }

    Stream<String> streams() {
      return writes.events().stream().map(StoredEvent::stream);
    }

    void tellEnd() {
      turn.complete(end);
    }

    int length() {
      int length = writes.events().size() * ENVELOPE;
      for (var event : writes.events()) {
        length += event.data().length();
      }
      for (var followUp : writes.followUps()) {
        length += followUp.data() == null ? 0 : followUp.data().length();
      }
      return length;
    }
  }

  /** Units in one statement; equal to itself only. */
  private static final class Group {

    private final List<Member> members = new ArrayList<>();
    private long length;

    /** How many of them have no time. */
    private int urgent;

    private @Nullable Set<String> streams;

    boolean takes(Member next) {
      return members.isEmpty() || (members.size() < MOST && length + next.length() <= LONGEST);
    }

    void add(Member member) {
      members.add(member);
      length += member.length();
      urgent += member.hasTime() ? 0 : 1;
    }

    /** Whether another one would leave an event behind one of these. */
    boolean sharesStreamWith(Member other) {
      if (streams == null) {
        streams = members.stream().flatMap(Member::streams).collect(toSet());
      }
      return other.streams().anyMatch(streams::contains);
    }

    void haveLedByFirst() {
      members.getFirst().turn.complete(new Leads(this));
    }
  }

  /** What a unit is to do. */
  private sealed interface Turn {}

  /** Sends these, whose first it is. */
  private record Leads(Group group) implements Turn {}

  private record Alone() implements Turn {}

  /** Nothing: its group was committed. */
  private record Committed() implements Turn {}

  private record Refused(SQLException why) implements Turn {}

  /** It has to find out what became of its group. */
  private record Unanswered(LostAnswer lost) implements Turn {}

  /** Its group got no connection. */
  private record Unconnected(NoConnection none) implements Turn {}

  /** Nothing was sent: none could be had in good time. */
  private static final class NoConnection extends SQLException {

    NoConnection(SQLException why) {
      super(why.getMessage(), why.getSQLState(), why);
    }
  }
}
