package dev.kontor.host.smtp;

import dev.kontor.tenant.PermanentFailure;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server's refusals mean: a reply of 5xx to this mail's sender, recipient or content is
 * for good (RFC 5321, 4.2.1), and everything else, a refused login among it, may pass.
 */
final class Refusals {

  private static final int FOR_GOOD = 500;

  private Refusals() {}

  static RuntimeException of(MessagingException failed, String mail, String server) {
    var said = "%s was not taken by %s: %s".formatted(mail, server, reason(failed));
    return isForGood(failed)
        ? new PermanentFailure(said + "; put right what it names and replay, or discard", failed)
        : new NotSent(said + "; check that server and the tenant's mail settings", failed);
  }

  private static String reason(MessagingException failed) {
    return switch (failed) {
      case AuthenticationFailedException login -> "it refuses the login: " + oneLine(login);
      case MailConnectException away -> "it can't be reached: " + oneLine(away);
      default -> oneLine(innermost(failed));
    };
  }

  /** What the server said hangs on the library's summary of it. */
  private static MessagingException innermost(MessagingException failed) {
    return failed.getNextException() instanceof MessagingException more ? innermost(more) : failed;
  }

  private static String oneLine(MessagingException failed) {
    return String.valueOf(failed.getMessage()).strip().replaceAll("\\s+", " ");
  }

  /** The reply lies in one of the failures that hang on one another. */
  private static boolean isForGood(MessagingException failed) {
    for (Exception each = failed; each != null; each = next(each)) {
      boolean forGood =
          switch (each) {
            case AddressException _ -> true;
            case SMTPAddressFailedException to -> to.getReturnCode() >= FOR_GOOD;
            case SMTPSenderFailedException from -> from.getReturnCode() >= FOR_GOOD;
            case SMTPSendFailedException content -> content.getReturnCode() >= FOR_GOOD;
            default -> false;
          };
      if (forGood) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Exception next(Exception each) {
    return each instanceof MessagingException more ? more.getNextException() : null;
  }

  /** Not now. */
  static final class NotSent extends RuntimeException {

    NotSent(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
