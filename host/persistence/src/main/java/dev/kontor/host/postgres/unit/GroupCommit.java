package dev.kontor.host.postgres.unit;

import dev.kontor.host.unit.Writes;
import dev.kontor.host.world.World;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Has units that only write share statements and commits: who comes while one is under way waits
 * for its end, but not for long, and goes with all who came meanwhile; or, when enough of them
 * wait, beside it. Who comes alone goes at once. What a unit is told doesn't depend on its company:
 * when a group is refused, each of it goes by itself.
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

  /** Groups under way: while one waits for the disk, another one has the processor. */
  private static final int MOST_AT_ONCE = 2;

  /** With fewer, a commit of their own costs more than it gains. */
  private static final int ENOUGH = 4;

  /** For so long after a unit another one is expected. */
  private static final Duration COMPANY = Duration.ofMillis(1);

  /** Statements take less, unless something holds them up, which must not hold up the others. */
  private static final Duration HELD_UP = Duration.ofMillis(20);

  /** Whoever waits is woken when it is its turn, and looks up now and then. */
  private static final Duration LOOK_UP = Duration.ofMinutes(1);

  private final DataSource dataSource;
  private final UnitCalls calls;
  private final World world;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Member> waiting = new ArrayDeque<>();
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
   * @throws LostAnswer when it may have been committed
   * @throws SQLException when it was refused
   */
  void write(long epoch, Writes writes) throws SQLException {
    var mine = new Member(epoch, writes);
    switch (turn(mine)) {
      case Leads(var group) -> lead(group);
      case Alone() -> send(List.of(mine));
      case Committed() -> {}
      case Unanswered(var lost) -> throw new LostAnswer(lost);
      case Unconnected(var none) -> throw new NoConnection(none);
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

  private Turn turn(Member mine) {
    if (!UnitCalls.isShared(mine.writes)) {
      return new Alone();
    }
    lock.lock();
    try {
      if (!mine.hasTime()) {
        expectedUntil = world.monotonicNanos() + COMPANY.toNanos();
      }
      if (mayBegin(mine.hasTime() ? 0 : urgent + 1)) {
        return new Leads(groupOf(mine));
      }
      // Only then: nobody would wake it, nor lead those who went with it.
      waitForOthers();
      waiting.add(mine);
      urgent += mine.hasTime() ? 0 : 1;
    } finally {
      lock.unlock();
    }
    return await(mine);
  }

  /** Whether a group may begin now, so many of which have no time. */
  private boolean mayBegin(int hurried) {
    return underWay.isEmpty()
        ? hurried > 0 || !companyIsExpected()
        : underWay.size() < atOnce && hurried >= ENOUGH;
  }

  private boolean companyIsExpected() {
    return world.monotonicNanos() - expectedUntil < 0;
  }

  /** Those under way tell when they end, unless something holds them up. */
  private void waitForOthers() {
    if (!underWay.isEmpty()) {
      watch();
    } else if (!isTimed) {
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

  /** Those who wait go with it, in their order. */
  private Group groupOf(Member first) {
    var group = new Group(first);
    for (var next = waiting.peek(); next != null && group.takes(next); next = waiting.peek()) {
      group.add(takeNext());
    }
    underWay.add(group);
    if (!waiting.isEmpty()) {
      watch();
    }
    return group;
  }

  private Member takeNext() {
    var next = waiting.remove();
    urgent -= next.hasTime() ? 0 : 1;
    return next;
  }

  private void lead(Group group) throws SQLException {
    Turn others = new Alone();
    try {
      send(group.members);
      others = new Committed();
    } catch (LostAnswer lost) {
      others = new Unanswered(lost);
      throw lost;
    } catch (NoConnection none) {
      others = new Unconnected(none);
      throw none;
    } catch (SQLException refused) {
      if (group.members.size() == 1) {
        throw refused;
      }
    } finally {
      try {
        ended(group);
      } finally {
        group.tellOthers(others);
      }
    }
    if (others instanceof Alone) {
      send(List.of(group.members.getFirst()));
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

  private void ended(Group group) {
    goOn(() -> underWay.remove(group));
  }

  private void waitNoLonger() {
    goOn(() -> isTimed = false);
  }

  /** Something holds them up, and they hold up the others, who go on beside them. */
  private void waitNoLongerFor(List<Group> heldUp) {
    goOn(() -> {
      isWatched = false;
      underWay.removeAll(heldUp);
    });
  }

  /** Has all begin who may now, each group led by its first. */
  private void goOn(Runnable change) {
    var begun = new ArrayList<Group>(1);
    lock.lock();
    try {
      change.run();
      while (!waiting.isEmpty() && mayBegin(urgent)) {
        begun.add(groupOf(takeNext()));
      }
      if (!waiting.isEmpty()) {
        waitForOthers();
      }
    } finally {
      lock.unlock();
    }
    for (var group : begun) {
      group.members.getFirst().turn.complete(new Leads(group));
    }
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

    Member(long epoch, Writes writes) {
      this.epoch = epoch;
      this.writes = writes;
    }

    /** Nobody waits for it but the next follow-up of its queue. */
    boolean hasTime() {
      return UnitCalls.onlyRan(writes);
    }

    int length() {
      int length = 0;
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

    Group(Member first) {
      add(first);
    }

    void add(Member member) {
      members.add(member);
      length += member.length();
    }

    boolean takes(Member next) {
      return members.size() < MOST
          && length + next.length() <= LONGEST
          && next.epoch == members.getFirst().epoch;
    }

    void tellOthers(Turn turn) {
      members.subList(1, members.size()).forEach(other -> other.turn.complete(turn));
    }
  }

  /** What a unit is to do. */
  private sealed interface Turn {}

  /** Sends these, whose first it is. */
  private record Leads(Group group) implements Turn {}

  private record Alone() implements Turn {}

  /** Nothing: its group was committed. */
  private record Committed() implements Turn {}

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
