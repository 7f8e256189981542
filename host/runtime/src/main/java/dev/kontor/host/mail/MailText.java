package dev.kontor.host.mail;

import dev.kontor.tenant.mail.MalformedMail;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a mail says, and to whom. No part of it can be read as a header of its own.
 *
 * @param to one address
 * @param subject one line
 */
public record MailText(String to, String subject, String body) {

  private static final int LONGEST_SUBJECT = 900;
  private static final int LONGEST_BODY = 256 * 1024;

  /** One mailbox as RFC 5321 has it, without quoted forms: nothing that could be a list. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^@\\s\\p{Cntrl}\\p{Z}<>()\\[\\]\\\\,;:\"]{1,64}@[^@\\s\\p{Cntrl}\\p{Z}<>()\\[\\]\\\\,;:\"]{1,255}");

  /**
   * Checks all of it.
   *
   * @throws MalformedMail when it can't be a mail
   */
  public MailText {
    if (!isAddress(to)) {
      throw new MalformedMail(
          "a mail is addressed to '%s'; expected one address such as desk@acme.example"
              .formatted(shown(to)));
    }
    if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
      throw new MalformedMail(
          "the mail to '%s' has a subject of %d characters; expected 1 to %d"
              .formatted(to, subject.strip().length(), LONGEST_SUBJECT));
    }
    if (subject.codePoints().anyMatch(MailText::breaksLine)) {
      throw new MalformedMail(
          "the mail to '%s' has a line break or control character in its subject '%s'; expected one line"
              .formatted(to, shown(subject)));
    }
    if (body.length() > LONGEST_BODY || body.indexOf('\0') >= 0) {
      throw new MalformedMail(
          "the mail '%s' to '%s' has a body of %d characters; expected at most %d, none of them zero"
              .formatted(subject, to, body.length(), LONGEST_BODY));
    }
  }

  private static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches()
        && !text.contains("..")
        && !text.startsWith(".")
        && !text.contains(".@")
        && !text.contains("@.")
        && !text.endsWith(".");
  }

  private static boolean breaksLine(int character) {
    return Character.isISOControl(character)
        || character == '\u2028'
        || character == '\u2029'
        || Character.getType(character) == Character.SURROGATE;
  }

  private static String shown(String text) {
    var printable = text.codePoints().map(c -> breaksLine(c) ? ' ' : c);
    return printable
        .limit(80)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  Map<String, String> fields() {
    return Map.of("to", to, "subject", subject, "body", body);
  }

  static MailText of(Map<String, String> fields) {
    return new MailText(field(fields, "to"), field(fields, "subject"), field(fields, "body"));
  }

  private static String field(Map<String, String> fields, String name) {
    return Objects.requireNonNullElse(fields.get(name), "");
  }
}
