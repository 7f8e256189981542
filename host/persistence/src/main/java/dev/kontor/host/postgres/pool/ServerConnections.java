package dev.kontor.host.postgres.pool;

import dev.kontor.host.postgres.pool.Answer.Later;
import dev.kontor.host.postgres.pool.Answer.Ready;
import dev.kontor.host.postgres.pool.Answer.Room;
import dev.kontor.host.postgres.sql.Connector;
import dev.kontor.host.world.World;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The connections of all tenants of one PostgreSQL server, never more than its budget.
 *
 * <p>A borrower gets its tenant's idle connection, else a new one, for which another tenant's idle
 * one may have to go, else it waits; {@link Slots} says in which order. Whoever has waited for the
 * bound's patience gets an {@link SQLTransientConnectionException} that says how things stand. A
 * server that takes fewer connections than the budget is waited for in the same way.
 *
 * <p>A connection is broken when it is closed, or fails while it is made ready for the next
 * borrower; it is then replaced. Thread-safe, and made for virtual threads.
 */
public final class ServerConnections {

  private static final String TOO_MANY_CONNECTIONS = "53300";

  private final World world;
  private final Bounds bounds;
  private final Connector connector;
  private final Slots slots;
  private final Ticker ticker;

  /** At most so many connections at a time; within the usual bounds. */
  public ServerConnections(World world, int budget) {
    this(world, budget, Bounds.USUAL);
  }

  /** At most so many connections at a time; within these bounds. */
  public ServerConnections(World world, int budget, Bounds bounds) {
    this(world, budget, bounds, Connector.DRIVER);
  }

  /** The same, whose connections this one makes. */
  public ServerConnections(World world, int budget, Bounds bounds, Connector connector) {
    if (budget < 1) {
      throw new IllegalArgumentException(
          "a budget of %d connections was given; expected at least 1".formatted(budget));
    }
    this.world = world;
    this.bounds = bounds;
    this.connector = connector;
    this.slots = new Slots(budget, bounds);
    this.ticker = new Ticker(world, () -> slots.untilNextTick(now()), this::tick);
  }

  /**
   * A door for one tenant, with at most so many connections of its own. Connects to nothing yet.
   */
  public Door open(String jdbcUrl, String user, String password, int maximum) {
    return new Door(this, jdbcUrl, user, password, maximum);
  }

  /** How things stand now. */
  public Usage usage() {
    return slots.usage();
  }

  Connection borrow(Door door) throws SQLException {
    var wait = new Wait(door, now());
    while (true) {
      switch (wait.ask()) {
        case Ready(var backend) when isUsable(backend) -> {
          return Lease.of(this, backend);
        }
        case Ready(var broken) -> discard(broken);
        case Room(var toClose) -> {
          try {
            return Lease.of(this, connect(door, toClose));
          } catch (SQLException failed) {
            if (!TOO_MANY_CONNECTIONS.equals(failed.getSQLState())) {
              throw failed;
            }
            wait.refusal = failed;
          }
        }
        case Later later -> throw new IllegalStateException("nobody waits for a turn to wait");
      }
    }
  }

  void giveBack(Backend backend) {
    if (backend.reset() && slots.giveBack(backend, now())) {
      ticker.update();
    } else {
      discard(backend);
    }
  }

  void close(Door door) {
    slots.close(door).forEach(this::discard);
    ticker.update();
  }

  private Backend connect(Door door, @Nullable Backend toClose) throws SQLException {
    if (toClose != null) {
      toClose.close();
    }
    var began = now();
    try {
      var connection = connector.connect(door.jdbcUrl(), door.user(), door.password());
      var made = now();
      slots.accepted(made);
      return new Backend(door, connection, made + bounds.turn(made - began));
    } catch (SQLException | RuntimeException failed) {
      freeAfter(failed, door);
      throw failed;
    }
  }

  private void freeAfter(Exception failed, Door door) {
    if (failed instanceof SQLException refused
        && TOO_MANY_CONNECTIONS.equals(refused.getSQLState())) {
      slots.refused(door, now());
      ticker.update();
    } else {
      slots.freed(door, now());
    }
  }

  private boolean isUsable(Backend backend) {
    return now() - backend.idleSince <= bounds.trust().toNanos() || backend.isAlive();
  }

  private void discard(Backend backend) {
    backend.close();
    slots.freed(backend.door(), now());
  }

  private void tick() {
    slots.tick(now()).forEach(this::discard);
  }

  private long now() {
    return world.monotonicNanos();
  }

  /** One borrower's patience. */
  private final class Wait {

    private final Door door;
    private final long since;
    private @Nullable SQLException refusal;

    Wait(Door door, long since) {
      this.door = door;
      this.since = since;
    }

    /** Asks, and waits if it must: a connection or the room for one. */
    Answer ask() throws SQLException {
      return switch (slots.ask(door, now())) {
        case Later(var turn) -> {
          ticker.update();
          yield await(turn);
        }
        case Answer answer -> answer;
      };
    }

    private Answer await(Turn turn) throws SQLException {
      try {
        var left = since + bounds.patience().toNanos() - now();
        return world.scheduler().await(turn.answer, Duration.ofNanos(Math.max(0, left)));
      } catch (TimeoutException late) {
        var usage = slots.usage();
        var answer = slots.withdraw(door, turn);
        if (answer == null) {
          throw tooLate(usage);
        }
        return answer;
      } catch (CompletionException failed) {
        var unused = slots.withdraw(door, turn);
        if (unused != null) {
          decline(unused);
        }
        throw failed.getCause() instanceof SQLException cause
            ? cause
            : new SQLTransientConnectionException(
                "%s: interrupted while it waited for a connection".formatted(door), failed);
      }
    }

    private void decline(Answer unused) {
      switch (unused) {
        case Ready(var backend) -> giveBack(backend);
        case Room(var toClose) -> {
          if (toClose != null) {
            toClose.close();
          }
          slots.freed(door, now());
        }
        case Later later -> {}
      }
    }

    private SQLException tooLate(Usage usage) {
      return new SQLTransientConnectionException(
          """
          %s waited %d ms for a connection: of the server's %d, %d are in use and %d idle; \
          it holds %d of its own %d; %d wait. \
          Try again later, or raise the server's budget or the tenant's 'database.pool.maximum'%s\
          """
              .formatted(
                  door,
                  Duration.ofNanos(now() - since).toMillis(),
                  usage.budget(),
                  usage.inUse(),
                  usage.idle(),
                  slots.held(door),
                  door.maximum,
                  usage.waiting(),
                  refusal == null ? "" : "; the server said: " + refusal.getMessage()),
          "08001",
          refusal);
    }
  }
}
