package dev.kontor.host.site;

import dev.kontor.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Whose key it is.
 *
 * @param tenant null: the site's own
 */
public record KeyOwner(@Nullable TenantId tenant) {

  /** The site itself. */
  public static final KeyOwner SITE = new KeyOwner(null);

  /** A tenant of it. */
  public static KeyOwner of(TenantId tenant) {
    return new KeyOwner(tenant);
  }

  /** What its keys are sealed for, so that nobody else's can be put in their place. */
  String purpose() {
    return tenant == null ? "site:signing" : "tenant:%s:signing".formatted(tenant);
  }

  @Override
  public String toString() {
    return tenant == null ? "the site" : "tenant '%s'".formatted(tenant);
  }
}
