package dev.kontor.host.postgres.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The schemas that one database should have, in the order in which they are migrated.
 *
 * @param home the first one; in it also lies the record of what was run
 * @param others by name
 * @param version a short hash of all names and changelogs
 */
public record SchemaSet(Schema home, List<Schema> others, String version) {

  private static final int VERSION_LENGTH = 12;

  /**
   * The home and others, in whatever order these are given.
   *
   * @throws IllegalArgumentException when two bear one name
   */
  public static SchemaSet of(Schema home, List<Schema> others) {
    var sorted = others.stream().sorted(Comparator.comparing(Schema::name)).toList();
    var names = new HashSet<>(Set.of(home.name()));
    for (var schema : sorted) {
      if (!names.add(schema.name())) {
        throw new IllegalArgumentException(
            "two schemas are named '%s'; a module's name must be its own".formatted(schema.name()));
      }
    }
    return new SchemaSet(home, sorted, hash(home, sorted));
  }

  Stream<Schema> all() {
    return Stream.concat(Stream.of(home), others.stream());
  }

  private static String hash(Schema home, List<Schema> others) {
    var digest = sha256();
    Stream.concat(Stream.of(home), others.stream())
        .forEach(schema -> {
          digest.update((schema.name() + "\n").getBytes(StandardCharsets.UTF_8));
          schema.changelog().addTo(digest);
        });
    return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
