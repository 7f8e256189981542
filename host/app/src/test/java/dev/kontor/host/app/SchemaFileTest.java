package dev.kontor.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.configuration.ConfigurationFolder;
import dev.kontor.host.configuration.ConfigurationReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What lies in {@code tenant-configs} is true. */
class SchemaFileTest {

  private static final Path CONFIGS = Path.of("../../tenant-configs");

  private final ConfigurationReader reader =
      new ConfigurationReader(Modules.onClassPath().all(), Set.of("main"), name -> false);

  @Test
  void the_schema_beside_the_files_is_the_readers() throws IOException {
    assertThat(CONFIGS.resolve("tenant.schema.json"))
        .as("replace the file by what was expected")
        .hasContent(reader.schema());
  }

  @Test
  void the_shipped_files_are_read_without_fault() {
    var folder = new ConfigurationFolder(CONFIGS);
    var contents = folder.tenants();

    assertThat(contents.faults()).isEmpty();
    assertThat(contents.files())
        .extracting(file -> reader.read(file.tenant(), folder.defaults(), file.source()).title())
        .containsExactly("Acme Shipping", "Hansa Lines", "Made.com Furniture");
  }
}
