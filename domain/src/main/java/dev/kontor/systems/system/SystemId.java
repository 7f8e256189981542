package dev.kontor.systems.system;

import dev.kontor.message.Field;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.NotFound;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a system of this tenant is asked after by: 12 letters and digits, {@code 7kq2m9xf3rtb}.
 * Without I, L, O and U, so that addresses can be read out and written down.
 *
 * @see <a href="https://www.crockford.com/base32.html">Crockford's base 32</a>
 */
public record SystemId(String text) {

  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final Pattern FORM = Pattern.compile("[%s]{12}".formatted(DIGITS));
  private static final String PATH = "systems/";

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException naming the value and the form
   */
  public SystemId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "%s is no system's id; expected a form such as 7kq2m9xf3rtb"
              .formatted(Field.quoted(text)));
    }
  }

  /** The id made of a UUID's last 60 bits: of version 7, these are all chance and no time. */
  static SystemId of(UUID uuid) {
    var readable = new StringBuilder();
    for (int shift = 55; shift >= 0; shift -= 5) {
      readable.append(DIGITS.charAt((int) (uuid.getLeastSignificantBits() >>> shift) & 31));
    }
    return new SystemId(readable.toString());
  }

  /**
   * The system that somebody names who wants to know of it.
   *
   * @throws NotFound when none can be called so
   */
  public static SystemId named(String text) {
    return find(text).orElseThrow(() -> unknown(text));
  }

  private static Optional<SystemId> find(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new SystemId(text)) : Optional.empty();
  }

  /** Whether a system may live there, on whatever site: their ids are for them to choose. */
  public static boolean isSystem(Address address) {
    return address.path().startsWith(PATH) && address.path().indexOf('/', PATH.length()) < 0;
  }

  /** The system of this tenant that would live there. */
  static Optional<SystemId> at(Address address) {
    return isSystem(address) ? find(address.path().substring(PATH.length())) : Optional.empty();
  }

  /** Where it can be written to, as a system of this tenant. */
  public Address in(Address tenant) {
    return tenant.at(PATH + text);
  }

  /** No system is called so. */
  public NotFound unknown() {
    return unknown(text);
  }

  private static NotFound unknown(String text) {
    return new NotFound("no system %s".formatted(Field.quoted(text)));
  }

  @Override
  public String toString() {
    return text;
  }
}
