package dev.kontor.host.http.request;

import dev.kontor.tenant.MessageMalformed;
import io.micronaut.http.HttpHeaders;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headers that say how a request wants to be handled, read strictly. */
final class RequestHeaders {

  static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  static final String CORRELATION = "X-Correlation-Id";
  private static final String TRACE = "traceparent";

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** Version, trace id, parent id, flags; later versions may say more behind (W3C, §3.2). */
  private static final Pattern TRACE_FORM =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2})(-.*)?");

  private final HttpHeaders headers;

  RequestHeaders(HttpHeaders headers) {
    this.headers = headers;
  }

  /** What the sender calls all that belongs together; null when he doesn't, by a UUID. */
  @Nullable UUID correlation() {
    var sent = headers.get(CORRELATION);
    return sent != null && UUID_FORM.matcher(sent).matches() ? UUID.fromString(sent) : null;
  }

  /** What the request is a part of; null when nothing well-formed says so. */
  @Nullable String trace() {
    var all = headers.getAll(TRACE);
    if (all.size() != 1) {
      return null;
    }
    var sent = TRACE_FORM.matcher(all.getFirst());
    boolean isKnown = sent.matches() && (sent.group(2) == null || !all.getFirst().startsWith("00"));
    return isKnown ? "00-" + sent.group(1) : null;
  }

  /**
   * The key under which a request is sent again: a quoted string, as the draft has it
   * (draft-ietf-httpapi-idempotency-key-header §2.1), or the same without the quotes, as most
   * senders do.
   *
   * @throws MessageMalformed when there are several, or half a quoted string
   */
  @Nullable String idempotencyKey() {
    var all = headers.getAll(IDEMPOTENCY_KEY);
    if (all.isEmpty()) {
      return null;
    }
    var sent = all.getFirst().strip();
    boolean begins = sent.startsWith("\"");
    boolean isQuoted = begins && sent.length() > 1 && sent.endsWith("\"");
    if (all.size() > 1 || (begins && !isQuoted)) {
      throw new MessageMalformed(
          "%s is sent %d times, or half quoted; expected one key, such as \"%s\""
              .formatted(IDEMPOTENCY_KEY, all.size(), "9f8b4c1e-6f0d-4b8a-9a43-2a7e2d1c5b60"));
    }
    return isQuoted ? sent.substring(1, sent.length() - 1) : sent;
  }

  /**
   * How many seconds the sender prefers to wait, by the first {@code wait} of all {@code Prefer}
   * headers (RFC 7240 §2, §4.3); null: he says nothing of it, or nothing well-formed.
   */
  @Nullable Integer preferredWait() {
    for (var header : headers.getAll("Prefer")) {
      for (var preference : header.split(",", -1)) {
        var parts = preference.split(";", 2)[0].split("=", 2);
        if (parts[0].strip().toLowerCase(Locale.ROOT).equals("wait")) {
          return parts.length == 2 ? seconds(parts[1].strip()) : null;
        }
      }
    }
    return null;
  }

  /** As a token or as a quoted string, which mean the same. */
  private static @Nullable Integer seconds(String value) {
    boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    var digits = isQuoted ? value.substring(1, value.length() - 1) : value;
    return digits.matches("[0-9]{1,9}") ? Integer.valueOf(digits) : null;
  }
}
