package dev.kontor.host.projection;

import dev.kontor.host.message.ProjectionMethods;
import dev.kontor.host.unit.StoredEvent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's database keeps of its projections beside their tables. Thread-safe.
 *
 * <p>Of a projection that is rebuilt there are two sets of tables: those that everybody sees, and
 * the copies that are filled. What is said to be done "inside" is part of the transaction that the
 * calling thread has open in the context.
 */
public interface ProjectionStore {

  /** What is kept of each; of one that has never begun: nothing. */
  List<Kept> kept();

  /** How many events of these types lie after a position. */
  long behind(Set<String> types, long position);

  /** Whether events of these types lie after a position, or this many numbers of any. */
  boolean isBehind(Set<String> types, long position, long far);

  /** Keeps that a projection is to be rebuilt; one that is being rebuilt already goes on. */
  void request(String projection);

  /**
   * Inside: has the projection gone on from one position to another.
   *
   * @throws dev.kontor.tenant.Conflict when it isn't there
   */
  void advance(String projection, long from, long to);

  /** Inside: makes empty copies of its tables, in the place of any that are there. */
  void begin(ProjectionMethods projection);

  /** Inside: has the rest of the transaction see the copies in the place of the tables. */
  void enterCopies(ProjectionMethods projection);

  /** Inside: has the copies gone on from one position to another; as {@link #advance}. */
  void advanceCopies(String projection, long from, long to);

  /**
   * Inside: nobody else reads or writes the tables until the transaction's end.
   *
   * @throws Busy when somebody has them for longer than others should wait
   */
  void lock(ProjectionMethods projection);

  /** Inside, after {@link #lock}: all committed events after a position, at most so many. */
  List<StoredEvent> committed(Set<String> types, long after, int most);

  /** Inside, after {@link #lock}: puts the copies in the tables' place, at this position. */
  void replace(ProjectionMethods projection, long position);

  /** Inside: forgets the copies, and that a rebuild was wanted. */
  void giveUp(ProjectionMethods projection);

  /**
   * What is kept of a projection.
   *
   * @param position up to which one that follows has entered events
   * @param copies up to which its copies have; null: it is not rebuilt. Below 0: it is to begin
   */
  record Kept(String name, long position, @Nullable Long copies) {}

  /** The tables were in use; worth another try. */
  final class Busy extends RuntimeException {

    /** With what the database said. */
    public Busy(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
