package dev.kontor.host.configuration;

import dev.kontor.tenant.TenantId;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder with a file a tenant, {@code acme.yml}, and {@code _defaults.yml} under each. Read anew
 * at each call. Thread-safe.
 */
public final class ConfigurationFolder {

  private static final String DEFAULTS = "_defaults.yml";
  private static final long MOST_BYTES = 1 << 20;

  private final Path folder;

  /** A folder that isn't there holds nothing. */
  public ConfigurationFolder(Path folder) {
    this.folder = folder;
  }

  /** The defaults, if the folder has some. */
  public @Nullable ConfigurationSource defaults() {
    var file = folder.resolve(DEFAULTS);
    if (!Files.exists(file)) {
      return null;
    }
    var faults = new ArrayList<Fault>();
    var source = source(file, faults);
    if (source == null) {
      throw new InvalidConfiguration(faults);
    }
    return source;
  }

  /**
   * Every tenant's file, by name; a file that can't be taken is a fault, and the others are read.
   */
  public Contents tenants() {
    var files = new ArrayList<TenantFile>();
    var faults = new ArrayList<Fault>();
    var names = new HashMap<TenantId, String>();
    for (var path : paths()) {
      var tenant = tenant(path, faults);
      var other = tenant == null ? null : names.putIfAbsent(tenant, nameOf(path));
      if (other != null) {
        faults.add(
            new Fault(
                nameOf(path),
                "",
                0,
                "tenant '%s' has '%s' too; keep one".formatted(tenant, other)));
        continue;
      }
      var source = tenant == null ? null : source(path, faults);
      if (tenant != null && source != null) {
        files.add(new TenantFile(tenant, source));
      }
    }
    return new Contents(files, faults);
  }

  private List<Path> paths() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
      return entries
          .filter(path -> path.getFileName().toString().matches("[^_.].*\\.ya?ml"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new InvalidConfiguration(
          List.of(
              new Fault(
                  folder.toString(),
                  "",
                  0,
                  "the folder can't be read: " + unreadable.getMessage())));
    }
  }

  private static String nameOf(Path path) {
    return path.getFileName().toString();
  }

  private static @Nullable TenantId tenant(Path path, List<Fault> faults) {
    var name = path.getFileName().toString();
    try {
      return new TenantId(name.substring(0, name.lastIndexOf('.')));
    } catch (IllegalArgumentException notOne) {
      faults.add(new Fault(name, "", 0, "the file's name: " + notOne.getMessage()));
      return null;
    }
  }

  private static @Nullable ConfigurationSource source(Path path, List<Fault> faults) {
    var name = path.getFileName().toString();
    try {
      if (!Files.isRegularFile(path)) {
        faults.add(new Fault(name, "", 0, "is not a file; expected YAML"));
      } else if (Files.size(path) > MOST_BYTES) {
        faults.add(
            new Fault(
                name,
                "",
                0,
                "is %d bytes long; expected %d at most".formatted(Files.size(path), MOST_BYTES)));
      } else {
        return new ConfigurationSource(name, Files.readString(path));
      }
    } catch (CharacterCodingException binary) {
      faults.add(new Fault(name, "", 0, "is not UTF-8 text; expected YAML"));
    } catch (IOException unreadable) {
      faults.add(new Fault(name, "", 0, "can't be read: " + unreadable.getMessage()));
    }
    return null;
  }

  /** A tenant's file. */
  public record TenantFile(TenantId tenant, ConfigurationSource source) {}

  /** What a folder holds. */
  public record Contents(List<TenantFile> files, List<Fault> faults) {

    /** Copies both. */
    public Contents {
      files = List.copyOf(files);
      faults = List.copyOf(faults);
    }
  }
}
