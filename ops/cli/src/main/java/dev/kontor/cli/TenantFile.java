package dev.kontor.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's file and the {@code _defaults.yml} beside it, sent as they are: only the host reads
 * YAML, so only one parser decides what a file means.
 *
 * @param path the file, named after its tenant
 */
record TenantFile(Path path) {

  static final long LONGEST = 1 << 20;

  private static final String DEFAULTS = "_defaults.yml";

  /** The file itself, or every tenant's file in a folder, by name. */
  static List<TenantFile> allIn(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(existing(path));
    }
    try (Stream<Path> entries = Files.list(path)) {
      var files = entries.filter(TenantFile::isTenants).sorted().map(TenantFile::new).toList();
      if (files.isEmpty()) {
        throw new Failure(
            ExitCode.NO_SUCH_THING,
            "%s holds no tenant's file; expected files such as acme.yml in it".formatted(path));
      }
      return files;
    } catch (IOException unreadable) {
      throw new Failure(ExitCode.FAILED, "%s can't be listed; check its rights".formatted(path));
    }
  }

  static TenantFile existing(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new Failure(
          ExitCode.NO_SUCH_THING, "there is no file %s; check the name after -f".formatted(path));
    }
    return new TenantFile(path);
  }

  private static boolean isTenants(Path path) {
    var name = path.getFileName().toString();
    return name.matches("[^.].*\\.ya?ml") && !name.matches("_defaults\\.ya?ml");
  }

  /** The file's name without its ending, which the tenant's id must be. */
  String id() {
    return name(path).replaceFirst("\\.[^.]*$", "");
  }

  /**
   * The file as the host takes it.
   *
   * @throws Failure with the place and the reason when the files can't be sent as they are
   */
  TenantConfiguration read() {
    if (!Tenants.isId(id())) {
      throw faulty(
          path,
          "'%s' is no tenant's id, which the file must be named after: 3 to 40 of a-z, 0-9 and '-', a letter first and no '-' last"
              .formatted(id()));
    }
    var defaults = path.resolveSibling(DEFAULTS);
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("file", document(path));
    body.put("defaults", Files.exists(defaults) ? document(defaults) : null);
    return new TenantConfiguration(
        id(), path.toString(), "application/vnd.kontor.files+json", JsonObject.compact(body));
  }

  /**
   * The error with the path that the operator gave in place of the bare name that the host knows.
   */
  ConfigurationError located(ConfigurationError error) {
    return error.in(
        error.file().equals(DEFAULTS) ? path.resolveSibling(DEFAULTS).toString() : path.toString());
  }

  private static LinkedHashMap<String, Object> document(Path path) {
    var document = new LinkedHashMap<String, Object>();
    document.put("name", name(path));
    document.put("text", text(path));
    return document;
  }

  private static String text(Path path) {
    try {
      if (Files.size(path) > LONGEST) {
        throw faulty(
            path,
            "is %,d bytes long; a configuration may have %,d at most"
                .formatted(Files.size(path), LONGEST));
      }
      return Files.readString(path);
    } catch (CharacterCodingException notUtf8) {
      throw faulty(path, "is not UTF-8 text; save it as UTF-8");
    } catch (IOException unreadable) {
      throw faulty(path, "can't be read; check its rights");
    }
  }

  private static Failure faulty(Path path, String message) {
    return new Failure(
        ExitCode.FAILED,
        "the configuration can't be sent",
        List.of(ConfigurationError.ofFile(path.toString(), message)));
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
