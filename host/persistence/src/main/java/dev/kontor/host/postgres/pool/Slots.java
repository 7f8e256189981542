package dev.kontor.host.postgres.pool;

import dev.kontor.host.postgres.pool.Answer.Later;
import dev.kontor.host.postgres.pool.Answer.Ready;
import dev.kontor.host.postgres.pool.Answer.Room;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Decides which tenant gets which of a server's slots. A slot is the right to one connection.
 *
 * <p>Every method is one step under the lock, and none touches a connection: who is told to close
 * one does so afterwards and then calls {@link #freed}. So there are never more connections than
 * slots. In order:
 *
 * <ol>
 *   <li>a tenant's own idle connection;
 *   <li>a free slot;
 *   <li>the slot of the longest idle connection of another tenant that has had its turn;
 *   <li>waiting: tenants that hold fewest go first, those that hold as many in turn, and within a
 *       tenant first come, first served.
 * </ol>
 *
 * <p>A connection that comes back goes to its tenant's own next waiter, unless it has had its turn
 * and another tenant is worse off. Times are the world's monotonic nanoseconds.
 */
final class Slots {

  private final int budget;
  private final Bounds bounds;
  private final ReentrantLock lock = new ReentrantLock();

  /** Longest idle first. */
  private final SequencedSet<Backend> idle = new LinkedHashSet<>();

  /** Doors where somebody waits, the one whose turn is next first. */
  private final SequencedSet<Door> waiting = new LinkedHashSet<>();

  private int open;

  /** How many the server bears now: the budget, or less after it refused one. */
  private int ceiling;

  private long probeAt;

  Slots(int budget, Bounds bounds) {
    this.budget = budget;
    this.bounds = bounds;
    this.ceiling = budget;
  }

  /** A connection, the right to one, or a turn to wait for. */
  Answer ask(Door door, long now) throws SQLException {
    lock.lock();
    try {
      if (door.closed) {
        throw closed(door);
      }
      if (!door.idle.isEmpty()) {
        return new Ready(wake(door.idle.getLast()));
      }
      var turn = new Turn();
      door.waiting.add(turn);
      waiting.add(door);
      serve(now);
      return turn.answer.isDone() ? turn.answer.join() : new Later(turn);
    } finally {
      lock.unlock();
    }
  }

  /** Passes a sound connection on, or keeps it; false when the caller is to close it instead. */
  boolean giveBack(Backend backend, long now) {
    lock.lock();
    try {
      if (backend.door().closed) {
        return false;
      }
      backend.idleSince = now;
      var heir = heirOf(backend, now);
      if (heir == null) {
        backend.door().idle.add(backend);
        idle.add(backend);
      } else if (heir == backend.door()) {
        answer(heir, new Ready(backend));
      } else {
        passOn(backend, heir);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** A connection of this door is closed, or was never made: its slot is for the next. */
  void freed(Door door, long now) {
    lock.lock();
    try {
      open--;
      door.held--;
      serve(now);
    } finally {
      lock.unlock();
    }
  }

  /** The server bears no more than there are: nothing is tried beyond that until a while later. */
  void refused(Door door, long now) {
    lock.lock();
    try {
      open--;
      door.held--;
      ceiling = open;
      probeAt = now + bounds.probe().toNanos();
    } finally {
      lock.unlock();
    }
  }

  /** The server took one: after a refusal it may bear one more. */
  void accepted(long now) {
    lock.lock();
    try {
      if (ceiling < budget) {
        ceiling++;
        serve(now);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Stops waiting; what the turn has brought in the meantime, or null. */
  @Nullable Answer withdraw(Door door, Turn turn) {
    lock.lock();
    try {
      if (turn.answer.isDone()) {
        return turn.answer.isCompletedExceptionally() ? null : turn.answer.join();
      }
      door.waiting.remove(turn);
      if (door.waiting.isEmpty()) {
        waiting.remove(door);
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets the door, telling its waiters; the idle connections that the caller is to close. */
  List<Backend> close(Door door) {
    lock.lock();
    try {
      door.closed = true;
      waiting.remove(door);
      door.waiting.forEach(turn -> turn.answer.completeExceptionally(closed(door)));
      door.waiting.clear();
      var left = List.copyOf(door.idle);
      left.forEach(this::wake);
      return left;
    } finally {
      lock.unlock();
    }
  }

  /** Does what is due; the connections, idle for too long, that the caller is to close. */
  List<Backend> tick(long now) {
    lock.lock();
    try {
      if (ceiling < budget && now - probeAt >= 0) {
        ceiling++;
        probeAt = now + bounds.probe().toNanos();
      }
      serve(now);
      var expired = new ArrayList<Backend>();
      while (!idle.isEmpty() && now - idle.getFirst().idleSince >= bounds.idle().toNanos()) {
        expired.add(wake(idle.getFirst()));
      }
      return expired;
    } finally {
      lock.unlock();
    }
  }

  /** Nanoseconds from now until {@link #tick} has something to do; null when it never has. */
  @Nullable Long untilNextTick(long now) {
    lock.lock();
    try {
      var next = Long.MAX_VALUE;
      if (ceiling < budget) {
        next = probeAt - now;
      }
      if (!idle.isEmpty()) {
        next = Math.min(next, idle.getFirst().idleSince + bounds.idle().toNanos() - now);
        if (neediest() != null) {
          for (var backend : idle) {
            next = Math.min(next, backend.turnEndsAt() - now);
          }
        }
      }
      return next == Long.MAX_VALUE ? null : Math.max(0, next);
    } finally {
      lock.unlock();
    }
  }

  Usage usage() {
    lock.lock();
    try {
      var waiters = waiting.stream().mapToInt(door -> door.waiting.size()).sum();
      return new Usage(budget, open, idle.size(), waiters);
    } finally {
      lock.unlock();
    }
  }

  /** How many connections the door has. */
  int held(Door door) {
    lock.lock();
    try {
      return door.held;
    } finally {
      lock.unlock();
    }
  }

  private void serve(long now) {
    for (var next = neediest(); next != null; next = neediest()) {
      if (open < ceiling) {
        open++;
        next.held++;
        answer(next, new Room(null));
      } else {
        var spare = longestIdleThatHadItsTurn(now);
        if (spare == null) {
          return;
        }
        passOn(wake(spare), next);
      }
    }
  }

  /** Among doors where somebody waits and that may hold more, the one that holds fewest. */
  private @Nullable Door neediest() {
    return waiting.stream()
        .filter(Door::mayHoldMore)
        .min(Comparator.comparingInt(door -> door.held))
        .orElse(null);
  }

  private @Nullable Backend longestIdleThatHadItsTurn(long now) {
    return idle.stream().filter(backend -> hadItsTurn(backend, now)).findFirst().orElse(null);
  }

  private static boolean hadItsTurn(Backend backend, long now) {
    return now - backend.turnEndsAt() >= 0;
  }

  private @Nullable Door heirOf(Backend backend, long now) {
    var own = backend.door();
    var other = hadItsTurn(backend, now) ? neediest() : null;
    if (own.waiting.isEmpty()) {
      return other;
    }
    return other != null && isWorseOff(other, own) ? other : own;
  }

  /**
   * Whether the slot is better used by the other. A difference of one isn't worth connecting anew:
   * it would go to and fro.
   */
  private static boolean isWorseOff(Door other, Door own) {
    return other != own && (other.held == 0 || other.held + 1 < own.held);
  }

  private Backend wake(Backend backend) {
    idle.remove(backend);
    backend.door().idle.remove(backend);
    return backend;
  }

  private void passOn(Backend backend, Door heir) {
    backend.door().held--;
    heir.held++;
    answer(heir, new Room(backend));
  }

  private void answer(Door door, Answer answer) {
    var turn = door.waiting.remove();
    waiting.remove(door);
    if (!door.waiting.isEmpty()) {
      waiting.add(door);
    }
    turn.answer.complete(answer);
  }

  private static SQLException closed(Door door) {
    return new SQLNonTransientConnectionException(
        "%s: the door to its database is closed; the tenant's context has ended".formatted(door),
        "08003");
  }
}
