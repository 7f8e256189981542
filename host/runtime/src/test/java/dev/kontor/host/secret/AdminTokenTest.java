package dev.kontor.host.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTokenTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void file() {
    file = folder.resolve("admin.token");
  }

  @Test
  void the_token_is_made_at_the_first_time_and_kept() throws IOException {
    token();
    var written = Files.readString(file).strip();

    assertThat(written).hasSize(43).matches("[A-Za-z0-9_-]+");
    assertThat(token().matches(written)).isTrue();
    assertThat(Files.readString(file).strip()).isEqualTo(written);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void anything_but_the_token_is_refused() throws IOException {
    var token = token();
    var written = Files.readString(file).strip();

    assertThat(token.matches("")).isFalse();
    assertThat(token.matches(written + " ")).isFalse();
    assertThat(token.matches(written.substring(1))).isFalse();
    assertThat(token.matches(written.toUpperCase(java.util.Locale.ROOT))).isFalse();
    assertThat(token.matches("x".repeat(1_000_000))).isFalse();
  }

  @Test
  void a_token_that_the_operator_wrote_is_taken_without_blanks_around_it() {
    PrivateFile.write(file, "  my own\r\n".getBytes(StandardCharsets.UTF_8));

    assertThat(token().matches("my own")).isTrue();
  }

  @Test
  void an_empty_token_file_opens_to_nobody() {
    PrivateFile.write(file, " \n".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(this::token)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is empty; delete it to have a new one made");
  }

  @Test
  void a_token_file_that_others_may_read_is_refused() throws IOException {
    token();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw----r--"));

    assertThatThrownBy(this::token).hasMessageContaining("expected mode 0600");
  }

  private AdminToken token() {
    return AdminToken.in(file, new SecureRandom());
  }
}
