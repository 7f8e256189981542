package dev.kontor.tenant.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tenant.message.UpcasterChain.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class UpcasterChainTest {

  private final List<String> faults = new ArrayList<>();

  private UpcasterChain chain(Map<String, Integer> newest, Step... steps) {
    return new UpcasterChain(List.of(steps), newest, faults);
  }

  private static Step step(String type, int from) {
    return new Step(
        type,
        from,
        "Shop.from" + from,
        data -> {
          data.put("v" + (from + 1), true);
          return data;
        });
  }

  @Test
  void data_goes_through_every_version_up_to_the_newest() {
    var chain = chain(Map.of("shop.sold", 3), step("shop.sold", 2), step("shop.sold", 1));

    assertThat(chain.upcast("shop.sold", 1, Map.of("a", 1)))
        .containsExactly(Map.entry("a", 1), Map.entry("v2", true), Map.entry("v3", true));
    assertThat(chain.upcast("shop.sold", 2, Map.of())).containsOnlyKeys("v3");
    assertThat(chain.upcast("shop.sold", 3, Map.of("a", 1))).isEqualTo(Map.of("a", 1));
    assertThat(faults).isEmpty();
  }

  @Test
  void what_is_stored_is_not_changed() {
    Map<String, Object> stored = Map.of("a", 1);

    var _ = chain(Map.of("shop.sold", 2), step("shop.sold", 1)).upcast("shop.sold", 1, stored);

    assertThat(stored).isEqualTo(Map.of("a", 1));
  }

  @Test
  void only_older_data_is_concerned() {
    var chain = chain(Map.of("shop.sold", 2), step("shop.sold", 1));

    assertThat(chain.concerns("shop.sold", 1)).isTrue();
    assertThat(chain.concerns("shop.sold", 2)).isFalse();
    assertThat(chain.concerns("gone.thing", 1)).isFalse();
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() {
    var broken =
        chain(
            Map.of("shop.sold", 4, "shop.returned", 1),
            step("shop.sold", 2),
            step("shop.sold", 2),
            step("shop.sold", 4),
            step("shop.returned", 0),
            step("gone.thing", 1));

    assertThat(faults)
        .containsExactlyInAnyOrder(
            "Shop.from2 and Shop.from2 both upcast 'shop.sold' from version 2; expected one"
                + " upcaster",
            "Shop.from4 upcasts 'shop.sold' from version 4; expected 1 or more, and less than 4,"
                + " its newest",
            "Shop.from0 upcasts 'shop.returned' from version 0; expected 1 or more, and less than"
                + " 1, its newest",
            "Shop.from1 upcasts 'gone.thing'; expected the name of an @EventType",
            "'shop.sold' is at version 4 and nothing upcasts it from version 1; expected an"
                + " @Upcaster",
            "'shop.sold' is at version 4 and nothing upcasts it from version 3; expected an"
                + " @Upcaster");
    assertThatThrownBy(() -> broken.upcast("shop.sold", 1, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing upcasts 'shop.sold' from version 1");
  }
}
