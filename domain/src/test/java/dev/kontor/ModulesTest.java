package dev.kontor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.tenant.Setting;
import dev.kontor.tenant.TenantModule;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class ModulesTest {

  private final List<TenantModule> modules =
      ServiceLoader.load(TenantModule.class).stream().map(ServiceLoader.Provider::get).toList();

  @Test
  void every_module_is_found_under_its_name() {
    assertThat(modules)
        .extracting(TenantModule::name)
        .containsExactly("allocation", "shipping", "systems");
  }

  @Test
  void every_module_lies_in_a_package_and_brings_a_changelog_of_its_name() {
    assertThat(modules)
        .allSatisfy(module -> {
          assertThat(module.rootPackage()).isEqualTo("dev.kontor." + module.name());
          assertThat(getClass().getResource("/" + module.changelog())).isNotNull();
        });
  }

  @Test
  void every_setting_begins_with_its_modules_name() {
    assertThat(modules)
        .allSatisfy(module ->
            assertThat(module.settings())
                .extracting(Setting::key)
                .allMatch(key -> key.startsWith(module.name() + ".")));
  }
}
