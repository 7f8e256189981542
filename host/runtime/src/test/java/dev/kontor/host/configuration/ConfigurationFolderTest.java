package dev.kontor.host.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies beside a good file does not keep it from being read. */
class ConfigurationFolderTest {

  private static final String GOOD = "modules: [shipping]\n";

  @TempDir private Path folder;

  @BeforeEach
  void a_good_file() throws IOException {
    Files.writeString(folder.resolve("made.yml"), GOOD);
  }

  @Test
  void files_are_read_by_name_and_others_left_alone() throws IOException {
    Files.writeString(folder.resolve("acme.yaml"), GOOD);
    Files.writeString(folder.resolve("_defaults.yml"), GOOD);
    Files.writeString(folder.resolve(".hidden.yml"), GOOD);
    Files.writeString(folder.resolve("tenant.schema.json"), "{}");
    Files.writeString(folder.resolve("acme.yml~"), GOOD);

    var contents = new ConfigurationFolder(folder).tenants();

    assertThat(contents.faults()).isEmpty();
    assertThat(contents.files())
        .extracting(file -> file.tenant().value())
        .containsExactly("acme", "made");
    assertThat(contents.files().getFirst().source())
        .isEqualTo(new ConfigurationSource("acme.yaml", GOOD));
  }

  @Test
  void a_folder_that_is_not_there_holds_nothing() {
    var nowhere = new ConfigurationFolder(folder.resolve("nowhere"));

    assertThat(nowhere.defaults()).isNull();
    assertThat(nowhere.tenants().files()).isEmpty();
    assertThat(nowhere.tenants().faults()).isEmpty();
  }

  @Test
  void a_folder_named_like_a_file_is_a_fault() throws IOException {
    Files.createDirectory(folder.resolve("acme.yml"));

    isTheFault("acme.yml: is not a file; expected YAML");
  }

  @Test
  void a_binary_file_is_a_fault() throws IOException {
    Files.write(folder.resolve("acme.yml"), new byte[] {'a', ':', ' ', (byte) 0xc3, (byte) 0x28});

    isTheFault("acme.yml: is not UTF-8 text; expected YAML");
  }

  @Test
  void a_file_of_ten_megabytes_is_a_fault() throws IOException {
    Files.write(folder.resolve("acme.yml"), new byte[10_000_000]);

    isTheFault("acme.yml: is 10000000 bytes long; expected 1048576 at most");
  }

  @Test
  void a_file_that_may_not_be_read_is_a_fault() throws IOException {
    var file = Files.writeString(folder.resolve("acme.yml"), GOOD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "root reads everything");

    isTheFault("acme.yml: can't be read: ");
  }

  @Test
  void a_link_is_followed_and_one_that_leads_nowhere_is_a_fault() throws IOException {
    Files.createSymbolicLink(folder.resolve("hansa.yml"), folder.resolve("made.yml"));
    assertThat(new ConfigurationFolder(folder).tenants().files()).hasSize(2);
    Files.delete(folder.resolve("hansa.yml"));

    Files.createSymbolicLink(folder.resolve("acme.yml"), folder.resolve("acme.yml"));
    isTheFault("acme.yml: is not a file; expected YAML");
  }

  @Test
  void a_name_that_no_tenant_may_have_is_a_fault() throws IOException {
    Files.writeString(folder.resolve("www.yml"), GOOD);

    isTheFault("www.yml: the file's name: 'www' is a reserved word; choose another tenant id");
  }

  @Test
  void a_second_file_of_one_tenant_is_a_fault() throws IOException {
    Files.writeString(folder.resolve("made.yaml"), GOOD);

    isTheFault("made.yml: tenant 'made' has 'made.yaml' too; keep one");
  }

  @Test
  void defaults_that_can_not_be_read_are_a_fault() throws IOException {
    Files.createDirectory(folder.resolve("_defaults.yml"));

    assertThatThrownBy(() -> new ConfigurationFolder(folder).defaults())
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessage("_defaults.yml: is not a file; expected YAML");
  }

  private void isTheFault(String beginning) {
    var contents = new ConfigurationFolder(folder).tenants();

    assertThat(contents.faults()).singleElement().asString().startsWith(beginning);
    assertThat(contents.files()).extracting(file -> file.tenant().value()).containsExactly("made");
  }
}
