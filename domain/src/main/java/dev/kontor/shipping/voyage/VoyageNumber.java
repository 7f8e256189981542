package dev.kontor.shipping.voyage;

import dev.kontor.message.Field;
import dev.kontor.tenant.MessageMalformed;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a voyage is called by carriers and harbours: {@code V100}, {@code 0301S}. */
public record VoyageNumber(String number) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,29}");

  /**
   * Checks the form.
   *
   * @throws MessageMalformed naming the value and the form
   */
  public VoyageNumber {
    if (!FORM.matcher(number).matches()) {
      throw new MessageMalformed(
          "%s is not a voyage number; expected 1 to 30 letters, digits, '.', '_' and '-', such as V100"
              .formatted(Field.quoted(number)));
    }
  }

  /** The number when the text has the form of one. */
  public static Optional<VoyageNumber> find(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new VoyageNumber(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return number;
  }
}
