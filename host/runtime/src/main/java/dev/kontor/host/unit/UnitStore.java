package dev.kontor.host.unit;

import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.aggregate.VersionConflict;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's database as units of work see it. Thread-safe; a transaction belongs to the thread
 * that runs its body, and everything that the tenant's beans do in the database meanwhile is part
 * of it.
 */
public interface UnitStore {

  /**
   * Runs the body in a transaction (READ COMMITTED) that {@link Transaction#write} commits and that
   * is rolled back when the body throws; the failure is thrown on. A body that changed something
   * and returns without having called {@code write} is a mistake and is rolled back, since nothing
   * would have asked whether this host still owns the tenant.
   *
   * @throws Stale when another host has taken the tenant over; nothing was written
   * @throws Uncertain when the commit had no answer and none could be found; what it wrote may be
   *     there, or still come as long as its session lives
   * @throws StaleRow when a row that the body was to change is not at the version that it read
   * @throws Conflict when another transaction was faster, a serialization failure (40001) or a
   *     deadlock (40P01) among them; nothing was written
   */
  <R extends @Nullable Object> R write(Function<Transaction, R> body);

  /** Runs the body in a transaction in which the database refuses every change. */
  <R extends @Nullable Object> R read(Function<Transaction, R> body);

  /** How many transactions can hold a connection at a time; unless overridden, any number. */
  default int atOnce() {
    return Integer.MAX_VALUE;
  }

  /** What a request with this key's place was answered, if that is still kept at this time. */
  @Nullable KeptAnswer answer(RequestKey key, Instant now);

  /**
   * Takes the tenant over for this host process: waits for running units of other processes, and
   * fences later ones.
   *
   * @return what only the newest owner knows
   */
  Ownership takeOver();

  /**
   * What an owner writes under.
   *
   * @param epoch raised by each take-over; writes under an older one are refused
   * @param lastNumber the highest number that an event or follow-up bears
   */
  record Ownership(long epoch, long lastNumber) {}

  /** An open transaction. */
  interface Transaction {

    /** Whether it holds one of few connections, which others may wait for. */
    boolean holdsConnection();

    /** The stored events of a stream after a version, in their order. */
    List<StoredEvent> events(String stream, long afterVersion);

    /** The first follow-up of a handler's queue; null: the queue is empty. */
    @Nullable Due first(String handler, String queue);

    /** Runs a part of the unit; when it throws, what it changed in the database is taken back. */
    <R extends @Nullable Object> R part(Supplier<R> body);

    /** A stream from its snapshot of this form on, in one round trip; without one, all of it. */
    StoredHistory history(String stream, int form);

    /**
     * Writes everything that the unit leaves, once, as the transaction's last statement, in one
     * round trip together with the commit: when it returns, the unit is committed. Commits what the
     * body did in the database also when there is nothing else to write.
     *
     * @param inLine may be told before the commit of a unit that leaves only events and letters and
     *     holds no connection: whatever other such unit is written to one of its streams from then
     *     on, is committed behind it
     * @throws VersionConflict when a stream is not at the version that an event expects
     * @throws Conflict when a request with the unit's key has an answer already
     * @throws Stale when the epoch is not the database's
     */
    void write(long epoch, Writes writes, Runnable inLine);

    /** The same; nobody wants to know when it is in line. */
    default void write(long epoch, Writes writes) {
      write(epoch, writes, () -> {});
    }
  }

  /** Another host owns the tenant now. */
  final class Stale extends RuntimeException {

    /** Names the epochs. */
    public Stale(long held, long current) {
      super(
          "another host has taken this tenant over (epoch %d, and this host holds %d); nothing was written"
              .formatted(current, held));
    }
  }

  /** A row was changed by another transaction since it was read; nothing was written. */
  final class StaleRow extends RuntimeException {

    /** With what the repository said. */
    public StaleRow(Throwable cause) {
      super("a row is not at the version that was read", cause);
    }
  }

  /**
   * Whether the unit was written or not, nobody knows: the database was lost while it committed.
   */
  final class Uncertain extends RuntimeException {

    private final transient @Nullable Integer session;

    /**
     * With the way in which the database was lost.
     *
     * @param session the database's, which may still commit; null: it is gone
     */
    public Uncertain(String message, @Nullable Throwable cause, @Nullable Integer session) {
      super(message, cause);
      this.session = session;
    }

    /** The session that may still commit; null: it is gone, and what is not there never comes. */
    public @Nullable Integer session() {
      return session;
    }
  }
}
