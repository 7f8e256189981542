package dev.kontor.host.signature.key;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.TenantId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which key of whom: written {@code acme@bremen#} or, of a site itself, {@code bremen#}, and the
 * key's fingerprint in 64 digits. It claims an owner; who trusts it looks the key up with that
 * owner's site.
 *
 * @param tenant whose key it is; null: the site's own
 * @param site the tenant's
 */
public record KeyId(@Nullable TenantId tenant, String site, Fingerprint fingerprint) {

  private static final Pattern WRITTEN =
      Pattern.compile("(?:(?<tenant>[^@#]+)@)?(?<site>[^@#]+)#(?<digits>[0-9a-f]+)");

  /**
   * Checks the site's name.
   *
   * @throws IllegalArgumentException when no site is called so
   */
  public KeyId {
    if (!Address.isSite(site)) {
      throw new IllegalArgumentException(
          "'%s' is no site's name; expected up to 63 of a-z, 0-9, '.' and '-'".formatted(site));
    }
  }

  /** Of a tenant's key. */
  public static KeyId of(TenantId tenant, String site, VerifyingKey key) {
    return new KeyId(tenant, site, key.fingerprint());
  }

  /** Of a site's own key. */
  public static KeyId of(String site, VerifyingKey key) {
    return new KeyId(null, site, key.fingerprint());
  }

  /**
   * The key id that is written so.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static KeyId parse(String text) {
    var written = WRITTEN.matcher(text);
    if (!written.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no key id; expected tenant@site#fingerprint".formatted(text));
    }
    var tenant = written.group("tenant");
    return new KeyId(
        tenant == null ? null : new TenantId(tenant),
        written.group("site"),
        new Fingerprint(written.group("digits")));
  }

  @Override
  public String toString() {
    var owner = tenant == null ? site : tenant + "@" + site;
    return owner + "#" + fingerprint.hex();
  }
}
