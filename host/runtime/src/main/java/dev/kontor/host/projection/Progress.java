package dev.kontor.host.projection;

import dev.kontor.tenant.projection.Projection.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a projection is.
 *
 * @param position up to which it has entered events; of an inline one: the last of all
 * @param behind how many of its events it has not entered yet
 * @param rebuilt how far its rebuild has come; null: none is under way
 * @param error what it, or its last rebuild, failed with; null: it didn't
 */
public record Progress(
    String name,
    Mode mode,
    List<String> tables,
    long position,
    State state,
    long behind,
    @Nullable Rebuilt rebuilt,
    @Nullable String error) {

  /** What it does. */
  public enum State {
    /** Is up to date, or on its way there. */
    RUNNING,
    /** Has failed, and is tried again soon. */
    RETRYING,
    /** Has failed too often; goes on when it is rebuilt, or when the tenant is woken anew. */
    STOPPED
  }

  /** A rebuild under way; behind so many events. */
  public record Rebuilt(long position, long behind) {}
}
