package dev.kontor.host.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @TempDir private Path folder;

  @Test
  void the_environment_goes_before_the_file() throws IOException {
    Files.writeString(folder.resolve("BOTH"), "from the file");
    Files.writeString(folder.resolve("FILE_1"), "\n from the file \r\n");
    var secrets = new Secrets(Map.of("BOTH", " from outside "), folder);

    assertThat(secrets.resolve("BOTH")).contains("from outside");
    assertThat(secrets.resolve("FILE_1")).contains("from the file");
    assertThat(secrets.has("NOWHERE")).isFalse();
  }

  @Test
  void a_secret_put_there_later_is_found() throws IOException {
    var secrets = new Secrets(Map.of(), folder.resolve("secrets"));
    assertThat(secrets.has("LATER")).isFalse();

    Files.createDirectory(folder.resolve("secrets"));
    Files.writeString(folder.resolve("secrets/LATER"), "here");

    assertThat(secrets.resolve("LATER")).contains("here");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "../KEY", "..", ".", "/etc/passwd", "secrets/../KEY", "key", "KEY\n", "1KEY"})
  void what_is_no_name_leads_nowhere(String name) throws IOException {
    Files.createDirectory(folder.resolve("secrets"));
    Files.writeString(folder.resolve("KEY"), "outside");
    var secrets = new Secrets(Map.of("key", "x", "../KEY", "x"), folder.resolve("secrets"));

    assertThat(secrets.has(name)).isFalse();
  }

  @Test
  void a_folder_of_that_name_is_no_secret() throws IOException {
    Files.createDirectory(folder.resolve("FOLDER"));

    assertThat(new Secrets(Map.of(), folder).has("FOLDER")).isFalse();
  }

  @Test
  void a_secret_that_is_no_text_is_named_but_not_shown() throws IOException {
    Files.write(folder.resolve("BINARY"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    assertThatThrownBy(() -> new Secrets(Map.of(), folder).resolve("BINARY"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("secret 'BINARY' can't be read");
  }
}
