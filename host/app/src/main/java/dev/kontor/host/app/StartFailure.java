package dev.kontor.host.app;

import java.net.BindException;

/** Says in one line why a host doesn't start: the cause at the bottom, not the way it took up. */
final class StartFailure {

  private StartFailure() {}

  static String inOneLine(Throwable failed) {
    var cause = failed;
    while (cause.getCause() != null && !isOurs(cause)) {
      cause = cause.getCause();
    }
    return cause instanceof BindException || hasBindException(failed)
        ? "the port is in use or may not be listened on (%s); stop what uses it or choose another with --port"
            .formatted(firstLine(failed))
        : firstLine(cause);
  }

  /** Our own exceptions say everything themselves; what lies below explains them to us only. */
  private static boolean isOurs(Throwable cause) {
    return cause.getClass().getName().startsWith("dev.kontor.");
  }

  private static boolean hasBindException(Throwable failed) {
    for (var cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  private static String firstLine(Throwable cause) {
    var message = cause.getMessage();
    return message == null || message.isBlank()
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse(message);
  }
}
