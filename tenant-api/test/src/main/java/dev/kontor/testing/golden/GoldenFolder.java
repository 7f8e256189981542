package dev.kontor.testing.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A folder of golden files, and where those are put that people may copy there. */
final class GoldenFolder {

  private final Path folder;
  private final Path wanted;

  /**
   * Of files that lie here.
   *
   * @param wanted gets what is missing or differs, to be looked at and copied
   */
  GoldenFolder(Path folder, Path wanted) {
    this.folder = folder;
    this.wanted = wanted;
  }

  /** The files and their texts. */
  Map<GoldenFile, String> files() {
    var files = new TreeMap<GoldenFile, String>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (var paths = Files.newDirectoryStream(folder)) {
      for (var path : paths) {
        var file = GoldenFile.named(path.getFileName().toString());
        if (file == null) {
          throw new AssertionError(
              "'%s' is no golden file; expected a name such as module.thing-happened.1.json"
                  .formatted(path));
        }
        files.put(file, Files.readString(path));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return files;
  }

  /** Writes what a file should be for people to copy it, and says where both are. */
  String offer(GoldenFile file, String text) {
    var path = wanted.resolve(file.toString());
    try {
      Files.createDirectories(wanted);
      Files.writeString(path, text + "\n");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return "copy %s to %s".formatted(path, folder.resolve(file.toString()));
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
