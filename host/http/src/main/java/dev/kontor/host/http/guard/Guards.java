package dev.kontor.host.http.guard;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the guard of a path. */
@Singleton
final class Guards {

  private final List<Guard> guards;

  Guards(List<Guard> guards) {
    this.guards = List.copyOf(guards);
  }

  /** Null: nobody guards it. */
  @Nullable Guard of(String path) {
    for (var guard : guards) {
      if (isAtOrBelow(guard.path(), path)) {
        return guard;
      }
    }
    return null;
  }

  private static boolean isAtOrBelow(String guarded, String path) {
    return path.startsWith(guarded)
        && (path.length() == guarded.length() || path.charAt(guarded.length()) == '/');
  }
}
