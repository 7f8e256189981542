package dev.kontor.host.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {

  @TempDir Path parent;

  @Test
  void a_missing_folder_is_created_closed_to_all_who_would_list_it() throws Exception {
    var wanted = parent.resolve("some/where");
    try (var folder = DataFolder.open(wanted)) {
      assertThat(folder.path()).isEqualTo(wanted.toRealPath());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(wanted)))
          .isEqualTo("rwx--x--x");
    }
  }

  @Test
  void a_second_host_on_the_same_folder_is_refused_and_told_who_holds_it() {
    try (var held = DataFolder.open(parent)) {
      assertThatThrownBy(() -> DataFolder.open(parent))
          .isInstanceOf(DataFolderFailed.class)
          .hasMessageContaining(held.path().toString())
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .message()
          .doesNotContain("\n");
    }
  }

  @Test
  void a_folder_that_was_given_back_can_be_taken_again() {
    DataFolder.open(parent).close();
    DataFolder.open(parent).close();
  }

  @Test
  void a_path_that_no_folder_can_have_is_refused_in_one_line() throws Exception {
    var file = Files.writeString(parent.resolve("file"), "not a folder");
    assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
        .isInstanceOf(DataFolderFailed.class)
        .hasMessageContaining("cannot write to it")
        .message()
        .doesNotContain("\n");
  }
}
