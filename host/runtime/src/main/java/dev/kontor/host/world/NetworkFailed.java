package dev.kontor.host.world;

import dev.kontor.host.world.Network.Request;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** There was no answer that could be used; nobody knows whether the request was received. */
public final class NetworkFailed extends RuntimeException {

  /** What was wrong. */
  public enum Kind {
    /** No connection, or it broke. */
    UNREACHABLE,
    /** The answer was not there in time. */
    TOO_LATE,
    /** The answer has more bytes than it may have. */
    TOO_LONG
  }

  private static final String CERTIFICATE =
      "expected a certificate for that name, by an authority that this host's Java trusts; one of"
          + " your own lies in the file that KONTOR_JAVA_OPTIONS=-Djavax.net.ssl.trustStore=FILE"
          + " names";

  private final Kind kind;

  private NetworkFailed(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Nobody answers there, or the connection broke. */
  public static NetworkFailed unreachable(Request request, Throwable cause) {
    return new NetworkFailed(
        Kind.UNREACHABLE, "'%s' can't be reached: %s".formatted(request.uri(), why(cause)), cause);
  }

  /** It took too long. */
  public static NetworkFailed tooLate(Request request) {
    return new NetworkFailed(
        Kind.TOO_LATE,
        "'%s' has not answered within %s".formatted(request.uri(), spoken(request.within())),
        null);
  }

  /** The answer doesn't end where it should. */
  public static NetworkFailed tooLong(Request request) {
    return new NetworkFailed(
        Kind.TOO_LONG,
        "'%s' answers with more than the %d bytes that it may"
            .formatted(request.uri(), request.longest()),
        null);
  }

  /** What was wrong. */
  public Kind kind() {
    return kind;
  }

  /** {@code 10s} and not {@code PT10S}. */
  private static String spoken(Duration duration) {
    return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }

  /** The JDK's client says some of its failures by their classes only. */
  private static String why(Throwable failed) {
    for (@Nullable Throwable each = failed; each != null; each = each.getCause()) {
      if (each instanceof UnresolvedAddressException) {
        return "no such host name";
      }
      if (each instanceof GeneralSecurityException) {
        return "%s; %s".formatted(words(failed), CERTIFICATE);
      }
    }
    return words(failed);
  }

  private static String words(Throwable failed) {
    for (@Nullable Throwable each = failed; each != null; each = each.getCause()) {
      if (each.getMessage() != null) {
        return each.getMessage();
      }
    }
    return failed instanceof ConnectException ? "connection refused" : failed.toString();
  }
}
