package dev.kontor.shipping.location;

import dev.kontor.message.Field;
import dev.kontor.tenant.MessageMalformed;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A location's United Nations code: two letters for the country, three letters or digits 2 to 9 for
 * the place, in upper case.
 *
 * @see <a href="https://unece.org/trade/uncefact/unlocode">UN/LOCODE</a>
 */
public record UnLocode(String code) implements Comparable<UnLocode> {

  private static final Pattern FORM = Pattern.compile("[a-zA-Z]{2}[a-zA-Z2-9]{3}");

  /**
   * Checks the form and turns it to upper case.
   *
   * @throws IllegalArgumentException naming the value and the form
   */
  public UnLocode {
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "%s is not a UN/LOCODE; expected two letters and three of A-Z and 2-9, such as SESTO"
              .formatted(Field.quoted(code)));
    }
    code = code.toUpperCase(Locale.ROOT);
  }

  /** The code in a message's field, which must be there. */
  public static UnLocode of(String field, @Nullable Object code) {
    var text = Field.text(field, code);
    return find(text)
        .orElseThrow(() ->
            new MessageMalformed(
                "'%s' is %s; expected a UN/LOCODE: two letters and three of A-Z and 2-9, such as SESTO"
                    .formatted(field, Field.quoted(text))));
  }

  /** The code when the text has the form of one. */
  public static Optional<UnLocode> find(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new UnLocode(text)) : Optional.empty();
  }

  @Override
  public int compareTo(UnLocode other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
