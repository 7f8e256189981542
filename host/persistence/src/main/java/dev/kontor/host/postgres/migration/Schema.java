package dev.kontor.host.postgres.migration;

import java.util.regex.Pattern;

/**
 * A schema and the changelog that makes its tables.
 *
 * @param name a plain SQL name, {@code [a-z][a-z0-9_]*}, of at most 40 characters
 */
public record Schema(String name, Changelog changelog) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  /** Checks the name's form. */
  public Schema {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' can't name a schema; expected at most 40 of a-z, 0-9 and '_', a letter first"
              .formatted(name));
    }
  }
}
