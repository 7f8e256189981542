package dev.kontor.tenant;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who enters a tenant's context, and what his messages are a part of. What follows from a message
 * after its commit is called by the same one.
 *
 * @param principal who is behind it, as the host knows its callers; {@link #ANONYMOUS} when it
 *     doesn't
 * @param correlation what all messages have in common that follow from this entry; null: each of
 *     them that follows from no other begins one of its own
 * @param trace the W3C {@code traceparent} of what this is a part of; null: of nothing that is
 *     traced
 */
public record Caller(String principal, @Nullable UUID correlation, @Nullable String trace) {

  /** Who is behind a message when nobody said so. */
  public static final String ANONYMOUS = "anonymous";

  private static final Caller NOBODY = new Caller(ANONYMOUS, null, null);

  /** Refuses a principal without a name. */
  public Caller {
    if (principal.isBlank()) {
      throw new IllegalArgumentException(
          "a caller's principal is blank; expected a name, or '%s'".formatted(ANONYMOUS));
    }
  }

  /** One of whom nothing is known. */
  public static Caller nobody() {
    return NOBODY;
  }
}
