package dev.kontor.shipping.cargo;

import dev.kontor.message.Field;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.NotFound;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a cargo is asked after by: 12 letters and digits in groups of four, {@code 7KQ2-M9XF-3RTB}.
 * Without I, L, O and U, so that it can be read out and written down; case doesn't matter.
 *
 * @see <a href="https://www.crockford.com/base32.html">Crockford's base 32</a>
 */
public record TrackingId(String id) {

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern FORM =
      Pattern.compile("[%1$s]{4}-[%1$s]{4}-[%1$s]{4}".formatted(DIGITS), Pattern.CASE_INSENSITIVE);

  /**
   * Checks the form and turns it to upper case.
   *
   * @throws IllegalArgumentException naming the value and the form
   */
  public TrackingId {
    if (!FORM.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "%s is not a tracking id; expected a form such as 7KQ2-M9XF-3RTB"
              .formatted(Field.quoted(id)));
    }
    id = id.toUpperCase(Locale.ROOT);
  }

  /** The id made of a UUID's last 60 bits: of version 7, these are all chance and no time. */
  public static TrackingId of(UUID uuid) {
    var readable = new StringBuilder();
    for (var shift = 55; shift >= 0; shift -= 5) {
      readable.append(DIGITS.charAt((int) (uuid.getLeastSignificantBits() >>> shift) & 31));
    }
    return new TrackingId(readable.insert(8, '-').insert(4, '-').toString());
  }

  /** The id when the text has the form of one. */
  public static Optional<TrackingId> find(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new TrackingId(text)) : Optional.empty();
  }

  /**
   * The cargo that somebody names who wants to know of it.
   *
   * @throws NotFound when no cargo can be called so
   */
  public static TrackingId named(String text) {
    return find(text).orElseThrow(() -> unknown(text));
  }

  /**
   * The cargo that a message speaks of.
   *
   * @throws MessageUnprocessable when no cargo can be called so
   */
  public static TrackingId mentioned(String text) {
    return find(text)
        .orElseThrow(() ->
            new MessageUnprocessable(
                "unknown cargo %s; expected one that exists".formatted(Field.quoted(text))));
  }

  /** No cargo is called so. */
  public NotFound unknown() {
    return unknown(id);
  }

  private static NotFound unknown(String text) {
    return new NotFound("no cargo %s".formatted(Field.quoted(text)));
  }

  @Override
  public String toString() {
    return id;
  }
}
