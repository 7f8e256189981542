package dev.kontor.tenant;

import org.jspecify.annotations.Nullable;

/**
 * Others were faster: what a unit of work was to change is not any more as the unit has read it.
 * Nothing was written; the outermost command was tried again as a whole, a few times, before its
 * caller hears of it, who may send it once more. Answered as 409.
 */
public class Conflict extends RuntimeException {

  /** Says what has moved on, and what to do next. */
  public Conflict(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The same, without anything below it. */
  public Conflict(String message) {
    this(message, null);
  }
}
