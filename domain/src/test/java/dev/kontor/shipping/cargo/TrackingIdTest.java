package dev.kontor.shipping.cargo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

final class TrackingIdTest {

  @Test
  void a_tracking_id_is_made_of_an_ids_chance_and_not_of_its_time() {
    var one = UUID.fromString("019e0000-0000-7000-8123-456789abcdef");
    var later = UUID.fromString("019effff-ffff-7fff-8123-456789abcdef");

    assertThat(TrackingId.of(one)).isEqualTo(TrackingId.of(later));
    assertThat(TrackingId.of(one).id()).isEqualTo("28T5-CY4T-QKFF");
  }

  @Test
  void the_last_bit_of_an_id_makes_another_tracking_id() {
    assertThat(TrackingId.of(new UUID(0, 1))).isNotEqualTo(TrackingId.of(new UUID(0, 0)));
  }

  @Test
  void a_tracking_id_is_found_in_either_case() {
    assertThat(TrackingId.find("7kq2-m9xf-3rtb")).contains(new TrackingId("7KQ2-M9XF-3RTB"));
  }

  @Test
  void what_has_not_the_form_is_no_tracking_id() {
    assertThat(TrackingId.find("7KQ2M9XF3RTB")).isEmpty();
    assertThat(TrackingId.find("7KQ2-M9XF-3RTU")).isEmpty();
    assertThat(TrackingId.find("")).isEmpty();
  }
}
