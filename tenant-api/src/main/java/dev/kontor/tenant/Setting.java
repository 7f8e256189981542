package dev.kontor.tenant;

/**
 * A property of the domain that a tenant's configuration may set under {@code settings}; beans read
 * it as a Micronaut property of the same name.
 *
 * @param key the whole name, beginning with the module's: {@code shipping.default-deadline}
 * @param kind what its value must be
 * @param standard what holds when nobody sets it, in the form a configuration would give it; {@code
 *     {tenant}} in it stands for the tenant's id
 * @param meaning one sentence for people
 */
public record Setting(String key, Kind kind, String standard, String meaning) {

  /** What a setting's value must be. */
  public enum Kind {
    /** Any text. */
    TEXT,
    /** A whole number. */
    NUMBER,
    /** {@code true} or {@code false}. */
    SWITCH,
    /** An ISO 8601 duration such as {@code P30D} or {@code PT12H}. */
    DURATION,
    /** An instant with its zone such as {@code 2009-03-01T00:00:00Z}. */
    INSTANT,
    /** An e-mail address. */
    EMAIL,
    /** A CSS colour as {@code #rrggbb}. */
    COLOUR
  }

  /** What holds for this tenant when nobody sets it. */
  public String standardOf(TenantId tenant) {
    return standard.replace("{tenant}", tenant.value());
  }
}
