package dev.kontor.host.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private Path folder;

  @Test
  void what_was_sealed_opens_also_after_a_restart() {
    var sealed = vault("key").seal("login of acme", "päßword \u0000 𝄞");

    assertThat(vault("key").open("login of acme", sealed)).isEqualTo("päßword \u0000 𝄞");
  }

  @Test
  void an_empty_secret_is_one() {
    var vault = vault("key");

    assertThat(vault.open("nothing", vault.seal("nothing", ""))).isEmpty();
  }

  @Test
  void the_same_secret_is_sealed_differently_each_time_and_never_shows() {
    var vault = vault("key");
    var sealed = vault.seal("p", "plain to see");

    assertThat(vault.seal("p", "plain to see")).isNotEqualTo(sealed);
    assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("plain");
  }

  @Test
  void a_secret_does_not_open_for_another_purpose() {
    var vault = vault("key");
    var sealed = vault.seal("login of acme", "x");

    refusesToOpen(vault, "login of hansa", sealed);
  }

  @Test
  void a_secret_does_not_open_with_another_key() {
    refusesToOpen(vault("other"), "p", vault("key").seal("p", "x"));
  }

  @Test
  void a_secret_changed_in_any_byte_does_not_open() {
    var vault = vault("key");
    var sealed = vault.seal("p", "four");
    for (int i = 0; i < sealed.length; i++) {
      var changed = sealed.clone();
      changed[i] ^= 1;
      refusesToOpen(vault, "p", changed);
    }
  }

  @Test
  void a_truncated_secret_does_not_open() {
    var vault = vault("key");
    var sealed = vault.seal("p", "four");
    for (int length = 0; length < sealed.length; length++) {
      refusesToOpen(vault, "p", Arrays.copyOf(sealed, length));
    }
  }

  @Test
  void the_key_file_is_the_hosts_users_only() throws IOException {
    vault("key");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
        .isEqualTo("rw-------");
    assertThat(Files.size(folder.resolve("key"))).isEqualTo(32);
  }

  @Test
  void a_key_file_that_others_may_read_is_refused() throws IOException {
    vault("key");
    Files.setPosixFilePermissions(
        folder.resolve("key"), PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> vault("key"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("may be read or written by others")
        .hasMessageContaining("chmod 600");
  }

  @Test
  void a_key_file_of_another_length_is_refused_and_left_as_it_is() throws IOException {
    for (var wrong : new byte[][] {{}, new byte[31], new byte[33]}) {
      var file = folder.resolve("key");
      PrivateFile.write(file, wrong);

      assertThatThrownBy(() -> vault("key"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("is %d bytes long; expected 32", wrong.length);
      assertThat(Files.readAllBytes(file)).isEqualTo(wrong);
    }
  }

  private Vault vault(String key) {
    return Vault.in(folder.resolve(key), RANDOM);
  }

  private static void refusesToOpen(Vault vault, String purpose, byte[] sealed) {
    assertThatThrownBy(() -> vault.open(purpose, sealed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("secret '%s'", purpose);
  }
}
