package dev.kontor.tenant;

import java.util.Set;

/**
 * A tenant's name: 3 to 40 of {@code a-z}, {@code 0-9} and {@code -}, beginning with a letter, not
 * ending with {@code -}, and no {@linkplain #RESERVED reserved word}. It stands in URLs, host
 * names, and database and role names as it is.
 *
 * @param value the name itself
 */
public record TenantId(String value) implements Comparable<TenantId> {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 40;

  /** Words that a tenant can't bear, since the host answers to them itself. */
  public static final Set<String> RESERVED =
      Set.of(
          "admin",
          "api",
          "assets",
          "console",
          "control",
          "docs",
          "federation",
          "health",
          "host",
          "kontor",
          "localhost",
          "login",
          "logout",
          "metrics",
          "peers",
          "postgres",
          "prometheus",
          "public",
          "root",
          "site",
          "static",
          "status",
          "system",
          "template",
          "tenant",
          "tenants",
          "well-known",
          "www");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException naming the value and what is wrong with it
   */
  public TenantId {
    if (!hasForm(value)) {
      throw new IllegalArgumentException(
          "%s is not a tenant id; expected 3 to 40 of a-z, 0-9 and '-', a letter first and no '-' last"
              .formatted(quoted(value)));
    }
    if (RESERVED.contains(value)) {
      throw new IllegalArgumentException(
          "'%s' is a reserved word; choose another tenant id".formatted(value));
    }
  }

  /** By hand, since every request makes one. */
  private static boolean hasForm(String value) {
    int length = value.length();
    if (length < SHORTEST || length > LONGEST || !isLetter(value.charAt(0))) {
      return false;
    }
    for (int i = 1; i < length; i++) {
      char next = value.charAt(i);
      if (!isLetter(next) && !isDigit(next) && (next != '-' || i == length - 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char character) {
    return 'a' <= character && character <= 'z';
  }

  private static boolean isDigit(char character) {
    return '0' <= character && character <= '9';
  }

  private static String quoted(String value) {
    var shown = value.length() <= 60 ? value : value.substring(0, 60) + "…";
    return "'" + shown.replaceAll("\\p{Cntrl}", "�") + "'";
  }

  @Override
  public int compareTo(TenantId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
