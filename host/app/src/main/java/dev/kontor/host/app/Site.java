package dev.kontor.host.app;

import dev.kontor.host.secret.PrivateFile;
import dev.kontor.host.world.World;
import dev.kontor.tenant.Address;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * This installation.
 *
 * @param id short and random; in the names of all databases and roles that it makes
 * @param name fixed at the first start
 */
record Site(String id, String name) {

  private static final int ID_LENGTH = 6;
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  private static final String STANDARD_NAME = "localhost";

  /**
   * The site of a data folder; a new one at the first start, of the name given or a standard one.
   */
  static Site in(Path data, @Nullable String name, World world) {
    var file = data.resolve("site.properties");
    return Files.exists(file)
        ? read(file, name)
        : create(file, name == null ? STANDARD_NAME : name, world);
  }

  private static Site read(Path file, @Nullable String name) {
    var properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("site file '%s' can't be read".formatted(file), unreadable);
    }
    var site = new Site(properties.getProperty("id", ""), properties.getProperty("name", ""));
    if (name != null && !site.name.equals(name)) {
      throw new IllegalStateException(
          "this data folder is the site '%s', not '%s'; a site's name is fixed at its first start: leave --name out or use another --data"
              .formatted(site.name, name));
    }
    return site;
  }

  private static Site create(Path file, String name, World world) {
    if (!Address.isSite(name)) {
      throw new IllegalStateException(
          "'%s' can't be a site's name; expected up to 63 of a-z, 0-9, '.' and '-'"
              .formatted(name));
    }
    var id = new StringBuilder("k");
    while (id.length() < ID_LENGTH) {
      id.append(LETTERS.charAt(world.secrets().nextInt(LETTERS.length())));
    }
    var site = new Site(id.toString(), name);
    PrivateFile.write(
        file, "id=%s%nname=%s%n".formatted(site.id, name).getBytes(StandardCharsets.UTF_8));
    return site;
  }
}
