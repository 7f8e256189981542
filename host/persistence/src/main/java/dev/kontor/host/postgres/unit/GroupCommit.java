package dev.kontor.host.postgres.unit;

import dev.kontor.host.unit.Writes;
import dev.kontor.host.world.World;
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
import org.jspecify.annotations.Nullable;

/**
 * Has units that only write share statements and commits: who comes while one is under way waits
 * for its end, and goes with all who came meanwhile. Who comes alone goes at once. What a unit is
 * told doesn't depend on its company: when a group is refused, each of it goes by itself.
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

  /** For so long after a unit another one is expected. */
  private static final Duration COMPANY = Duration.ofMillis(1);

  /** Whoever waits looks up now and then; the statement that it waits for has a bound. */
  private static final Duration LOOK_UP = Duration.ofMinutes(1);

  private final DataSource dataSource;
  private final World world;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Member> waiting = new ArrayDeque<>();
  private boolean isUnderWay;
  private boolean isTimed;
  private long expectedUntil;

  /** On this database, of one tenant. */
  GroupCommit(DataSource dataSource, World world) {
    this.dataSource = dataSource;
    this.world = world;
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
      case Leads(var group) -> lead(mine, group);
      case Alone() -> send(List.of(mine));
      case Committed() -> {}
      case Unanswered(var lost) -> throw new LostAnswer(lost);
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
    if (!UnitCall.isUsual(mine.writes)) {
      return new Alone();
    }
    lock.lock();
    try {
      if (!mine.hasTime()) {
        expectedUntil = world.monotonicNanos() + COMPANY.toNanos();
      }
      if (!isUnderWay && !(mine.hasTime() && companyIsExpected())) {
        return new Leads(groupOf(mine));
      }
      waiting.add(mine);
      if (!isUnderWay) {
        waitForCompany();
      }
    } finally {
      lock.unlock();
    }
    return await(mine);
  }

  private boolean companyIsExpected() {
    return world.monotonicNanos() - expectedUntil < 0;
  }

  private void waitForCompany() {
    if (!isTimed) {
      isTimed = true;
      world.scheduler().after(COMPANY, "commit of follow-ups", this::waitNoLonger);
    }
  }

  /** Those who wait go with it, in their order. */
  private List<Member> groupOf(Member first) {
    isUnderWay = true;
    var group = new ArrayList<Member>();
    group.add(first);
    while (group.size() < MOST && !waiting.isEmpty() && waiting.peek().epoch == first.epoch) {
      group.add(waiting.remove());
    }
    return group;
  }

  private void lead(Member mine, List<Member> group) throws SQLException {
    Turn outcome = new Alone();
    try {
      send(group);
      outcome = new Committed();
    } catch (LostAnswer lost) {
      outcome = new Unanswered(lost);
      throw lost;
    } catch (SQLException refused) {
      if (group.size() == 1) {
        throw refused;
      }
    } finally {
      ended();
      for (var other : group.subList(1, group.size())) {
        other.turn.complete(outcome);
      }
    }
    if (outcome instanceof Alone) {
      send(List.of(mine));
    }
  }

  private void send(List<Member> group) throws SQLException {
    try (var connection = dataSource.getConnection()) {
      LostAnswer.unlessAnswered(
          connection,
          () -> {
            var first = group.getFirst();
            if (group.size() == 1) {
              UnitCall.send(connection, first.epoch, first.writes);
            } else {
              UnitCall.sendAll(
                  connection, first.epoch, group.stream().map(member -> member.writes).toList());
            }
          });
    }
  }

  /** The next ones go, unless they have time. */
  private void ended() {
    List<Member> next = null;
    lock.lock();
    try {
      isUnderWay = false;
      if (waiting.stream().allMatch(Member::hasTime) && companyIsExpected()) {
        if (!waiting.isEmpty()) {
          waitForCompany();
        }
      } else {
        next = nextGroup();
      }
    } finally {
      lock.unlock();
    }
    go(next);
  }

  private void waitNoLonger() {
    List<Member> next = null;
    lock.lock();
    try {
      isTimed = false;
      if (!isUnderWay) {
        next = nextGroup();
      }
    } finally {
      lock.unlock();
    }
    go(next);
  }

  private @Nullable List<Member> nextGroup() {
    return waiting.isEmpty() ? null : groupOf(waiting.remove());
  }

  /** Its first one leads it. */
  private static void go(@Nullable List<Member> group) {
    if (group != null) {
      group.getFirst().turn.complete(new Leads(group));
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
      return writes.events().isEmpty() && writes.followUps().isEmpty() && writes.done() != null;
    }
  }

  /** What a unit is to do. */
  private sealed interface Turn {}

  /** Sends these, whose first it is. */
  private record Leads(List<Member> group) implements Turn {}

  private record Alone() implements Turn {}

  /** Nothing: its group was committed. */
  private record Committed() implements Turn {}

  /** It has to find out what became of its group. */
  private record Unanswered(LostAnswer lost) implements Turn {}
}
