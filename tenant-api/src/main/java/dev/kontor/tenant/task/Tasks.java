package dev.kontor.tenant.task;

import java.util.Optional;

/**
 * The tenant's tasks. Starting and cancelling join the unit of work that is open, and otherwise
 * have one of their own. Thread-safe.
 */
public interface Tasks {

  /**
   * Starts a task, unless one of this name and id was started before.
   *
   * @param task the name that its {@link Task} has
   * @param id the task's own
   * @param state that its first step takes
   * @return whether it was started now
   */
  boolean start(String task, String id, Object state);

  /**
   * Begins no further step of it; one that is under way still ends. What was done stays.
   *
   * @return whether there was something to cancel: false when it is over, or was never started
   */
  boolean cancel(String task, String id);

  /** How it goes with a task; empty: it was never started. */
  Optional<TaskStatus> find(String task, String id);

  /** What came of a task; empty: it isn't done. */
  <R> Optional<R> result(String task, String id, Class<R> type);
}
