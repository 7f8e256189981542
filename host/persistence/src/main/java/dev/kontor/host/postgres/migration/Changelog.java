package dev.kontor.host.postgres.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Liquibase changelog with everything that it can refer to: all files in its folder and below.
 *
 * <p>Liquibase is shown these files and no others, so that {@link #addTo} can't miss one: what
 * isn't hashed can't be included. Immutable.
 *
 * @param path of the changelog itself, on the class path
 * @param files contents by path on the class path
 */
public record Changelog(String path, SortedMap<String, byte[]> files) {

  /** Checks that the changelog is among its files. */
  public Changelog {
    if (!files.containsKey(path)) {
      throw new IllegalArgumentException(
          "changelog '%s' is not among its files %s".formatted(path, files.keySet()));
    }
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * Reads the changelog's folder from where the class loader finds the changelog: a folder or a
   * jar.
   *
   * @throws IllegalArgumentException when there is none, or it lies in no folder
   */
  public static Changelog read(ClassLoader loader, String path) {
    var folder = path.substring(0, path.lastIndexOf('/') + 1);
    if (folder.isEmpty()) {
      throw new IllegalArgumentException(
          "changelog '%s' lies in no folder; move it into one of its own".formatted(path));
    }
    var url = loader.getResource(path);
    if (url == null) {
      throw new IllegalArgumentException(
          "changelog '%s' is not on the class path; expected a resource of that name"
              .formatted(path));
    }
    try {
      return new Changelog(
          path,
          "file".equals(url.getProtocol())
              ? filesBelow(folderOf(url), folder)
              : entriesBelow(url, folder));
    } catch (IOException e) {
      throw new UncheckedIOException("changelog '%s' could not be read".formatted(path), e);
    }
  }

  private static Path folderOf(URL changelog) throws IOException {
    try {
      return Path.of(changelog.toURI()).resolveSibling("");
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static SortedMap<String, byte[]> filesBelow(Path root, String folder) throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (var found = Files.walk(root)) {
      for (var file : found.filter(Files::isRegularFile).toList()) {
        var name = root.toUri().relativize(URI.create(file.toUri().toString())).getPath();
        files.put(folder + name, Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static SortedMap<String, byte[]> entriesBelow(URL changelog, String folder)
      throws IOException {
    if (!(changelog.openConnection() instanceof JarURLConnection connection)) {
      throw new IOException("'%s' lies neither in a folder nor in a jar".formatted(changelog));
    }
    connection.setUseCaches(false);
    var files = new TreeMap<String, byte[]>();
    try (var jar = connection.getJarFile()) {
      for (var entry : Collections.list(jar.entries())) {
        if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
          try (var content = jar.getInputStream(entry)) {
            files.put(entry.getName(), content.readAllBytes());
          }
        }
      }
    }
    return files;
  }

  void addTo(MessageDigest digest) {
    add(digest, path.getBytes(StandardCharsets.UTF_8));
    files.forEach((name, content) -> {
      add(digest, name.getBytes(StandardCharsets.UTF_8));
      add(digest, content);
    });
  }

  /** With its length before it, so that no two different lists of contents look alike. */
  private static void add(MessageDigest digest, byte[] content) {
    digest.update(Integer.toString(content.length).getBytes(StandardCharsets.UTF_8));
    digest.update((byte) ':');
    digest.update(content);
  }
}
