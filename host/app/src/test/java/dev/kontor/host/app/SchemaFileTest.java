package dev.kontor.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.configuration.ConfigurationFolder;
import dev.kontor.host.configuration.ConfigurationReader;
import dev.kontor.host.message.GrantKinds;
import dev.kontor.tenant.TenantModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What lies in {@code tenant-configs} is true. */
class SchemaFileTest {

  private static final Path CONFIGS = Path.of("../../tenant-configs");

  private final ConfigurationReader reader =
      new ConfigurationReader(shipped(), GrantKinds.onClassPath(), Set.of("main"), name -> false);

  /** The class path's modules without those that tests bring. */
  private static List<TenantModule> shipped() {
    return Modules.onClassPath().all().stream()
        .filter(module -> Set.of("allocation", "shipping", "systems").contains(module.name()))
        .toList();
  }

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
