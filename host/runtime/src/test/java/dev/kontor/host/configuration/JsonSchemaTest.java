package dev.kontor.host.configuration;

import static dev.kontor.host.configuration.Readers.READER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class JsonSchemaTest {

  @Test
  void it_is_the_same_each_time() {
    assertThat(READER.schema()).isEqualTo(READER.schema());
  }

  @Test
  void it_lists_every_key_and_no_other() {
    assertThat(properties())
        .containsOnlyKeys(
            "tenant", "title", "modules", "database", "mail", "clock", "settings", "grants");
    assertThat(properties("settings"))
        .containsOnlyKeys(
            "shipping.default-deadline",
            "shipping.colour",
            "shipping.motto",
            "shipping.open",
            "shipping.limit",
            "allocation.desk");
    assertThat(properties("mail"))
        .containsOnlyKeys("from", "transport", "host", "port", "user", "password");
    assertThat(properties("grants")).containsOnlyKeys("shipping.track", "allocation.peek");
    assertThat(properties("database")).containsOnlyKeys("server", "pool");
    assertThat(properties("database", "pool")).containsOnlyKeys("maximum");
  }

  @Test
  void it_says_what_a_value_must_be() {
    assertThat(properties("database", "pool").get("maximum"))
        .isEqualTo(
            Map.of(
                "description", "How many connections it may hold at once.",
                "type", "integer",
                "minimum", 1,
                "maximum", 100,
                "default", 4));
    assertThat(properties("settings").get("shipping.open"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("default", true);
    assertThat(properties().get("modules"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("items", Map.of("enum", List.of("allocation", "shipping")));
    assertThat(properties("grants").get("shipping.track"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("enum", List.of("allow", "refuse"));
  }

  /** JSON is YAML, so the YAML library reads it; it refuses a key given twice. */
  private static Map<String, Object> properties(String... path) {
    var load = new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build());
    var schema = mapping(load.loadFromString(READER.schema()));
    for (var name : path) {
      schema = mapping(mapping(schema.get("properties")).get(name));
    }
    assertThat(schema).containsEntry("additionalProperties", false);
    return mapping(schema.get("properties"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> mapping(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }
}
