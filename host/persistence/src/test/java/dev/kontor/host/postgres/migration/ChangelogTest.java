package dev.kontor.host.postgres.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChangelogTest {

  @TempDir Path classes;

  @Test
  void a_change_in_any_file_below_its_folder_is_another_version() throws IOException {
    write("books/changelog.yaml", "a");
    write("books/changes/my first.sql", "b");
    var before = version(classes);

    write("books/changes/my first.sql", "c");

    assertThat(version(classes)).isNotEqualTo(before);
  }

  @Test
  void files_outside_its_folder_are_none_of_its() throws IOException {
    write("books/changelog.yaml", "a");
    var before = version(classes);

    write("bookshelf/other.sql", "b");

    assertThat(version(classes)).isEqualTo(before);
  }

  @Test
  void a_jar_holds_the_same_version_as_a_folder() throws IOException {
    write("books/changelog.yaml", "a");
    write("books/changes/my first.sql", "b");
    var jar = classes.resolve("books.jar");
    try (var entries = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var name : List.of("books/changelog.yaml", "books/changes/my first.sql", "other/x")) {
        entries.putNextEntry(new JarEntry(name));
        entries.write(name.endsWith("yaml") ? 'a' : 'b');
      }
    }

    assertThat(version(jar)).isEqualTo(version(classes));
  }

  @Test
  void two_schemas_of_one_name_are_refused() throws IOException {
    write("books/changelog.yaml", "a");
    var schema = new Schema("books", read(classes));

    assertThatThrownBy(() -> SchemaSet.of(schema, List.of(schema))).hasMessageContaining("'books'");
  }

  @Test
  void a_missing_changelog_is_named() {
    assertThatThrownBy(() -> read(classes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'books/changelog.yaml' is not on the class path");
  }

  private void write(String name, String content) throws IOException {
    var file = classes.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static String version(Path root) throws IOException {
    return SchemaSet.of(new Schema("books", read(root)), List.of()).version();
  }

  private static Changelog read(Path root) throws IOException {
    try (var loader = new URLClassLoader(new URL[] {root.toUri().toURL()}, null)) {
      return Changelog.read(loader, "books/changelog.yaml");
    }
  }
}
