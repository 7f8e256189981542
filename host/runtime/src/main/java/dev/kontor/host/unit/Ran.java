package dev.kontor.host.unit;

import org.jspecify.annotations.Nullable;

/**
 * How far a unit came with the follow-ups that it was given.
 *
 * @param done so many have run, and are committed
 * @param failure why the next one left nothing, which it has tried; null: it didn't, or others were
 *     faster
 */
public record Ran(int done, @Nullable RuntimeException failure) {

  /** All that it has come to. */
  public static Ran of(int done) {
    return new Ran(done, null);
  }
}
