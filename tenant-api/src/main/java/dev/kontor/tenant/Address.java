package dev.kontor.tenant;

import java.util.regex.Pattern;

/**
 * Where a tenant, or a thing in it, can be written to: {@code acme@bremen}, {@code
 * acme@bremen/systems/7}. It says who is meant, not how to get there: sites are reached by the URLs
 * that operators have configured for them.
 *
 * @param tenant whose it is
 * @param site the name of the installation that the tenant lives on
 * @param path the thing, of steps with {@code /} between them; empty: the tenant itself
 */
public record Address(TenantId tenant, String site, String path) {

  private static final int LONGEST_PATH = 200;
  private static final Pattern SITE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");
  private static final Pattern PATH =
      Pattern.compile("(?:[A-Za-z0-9._~-]+(?:/[A-Za-z0-9._~-]+)*)?");
  private static final String FORM = "tenant@site or tenant@site/path";

  /**
   * Checks the site's name and the path.
   *
   * @throws IllegalArgumentException naming the value and what was expected
   */
  public Address {
    if (!isSite(site)) {
      throw new IllegalArgumentException(
          "'%s' is no site's name; expected up to 63 of a-z, 0-9, '.' and '-'"
              .formatted(shown(site)));
    }
    if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no path of an address; expected steps of letters, digits and . _ ~ - with '/' between them, %d characters at most"
              .formatted(shown(path), LONGEST_PATH));
    }
  }

  /** Of a tenant itself. */
  public Address(TenantId tenant, String site) {
    this(tenant, site, "");
  }

  /**
   * The address that is written so.
   *
   * @throws IllegalArgumentException naming the text and the form
   */
  public static Address parse(String text) {
    int at = text.indexOf('@');
    if (at < 0) {
      throw new IllegalArgumentException(
          "'%s' is no address; expected %s".formatted(shown(text), FORM));
    }
    int slash = text.indexOf('/', at);
    int end = slash < 0 ? text.length() : slash;
    if (slash == text.length() - 1) {
      throw new IllegalArgumentException(
          "'%s' is no address: nothing follows its last '/'; expected %s"
              .formatted(shown(text), FORM));
    }
    return new Address(
        new TenantId(text.substring(0, at)),
        text.substring(at + 1, end),
        slash < 0 ? "" : text.substring(slash + 1));
  }

  /** Whether an installation may be called so. */
  public static boolean isSite(String name) {
    return SITE.matcher(name).matches();
  }

  /** A thing of the same tenant. */
  public Address at(String otherPath) {
    return new Address(tenant, site, otherPath);
  }

  /** The tenant whose thing it is. */
  public Address owner() {
    return path.isEmpty() ? this : new Address(tenant, site);
  }

  /** Whether what is said to this address is said to the other: that, or a thing of its tenant. */
  public boolean covers(Address other) {
    return path.isEmpty() ? equals(other.owner()) : equals(other);
  }

  private static String shown(String text) {
    var start = text.length() <= 80 ? text : text.substring(0, 80) + "…";
    return start.replaceAll("\\p{Cntrl}", "�");
  }

  @Override
  public String toString() {
    return path.isEmpty() ? tenant + "@" + site : tenant + "@" + site + "/" + path;
  }
}
