package dev.kontor.shipping.voyage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.shipping.location.UnLocode;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.MessageUnprocessable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VoyageTest {

  private static final UnLocode HAMBURG = new UnLocode("DEHAM");
  private static final UnLocode STOCKHOLM = new UnLocode("SESTO");
  private static final UnLocode HELSINKI = new UnLocode("FIHEL");

  @Test
  void a_voyage_calls_at_each_of_its_locations() {
    var voyage = voyage(movement(HAMBURG, STOCKHOLM, 14, 15), movement(STOCKHOLM, HAMBURG, 15, 16));

    assertThat(voyage.calls()).containsExactly(HAMBURG, STOCKHOLM);
  }

  @Test
  void a_voyage_goes_on_from_where_it_has_arrived() {
    assertThatThrownBy(
            () -> voyage(movement(HAMBURG, STOCKHOLM, 14, 15), movement(HELSINKI, HAMBURG, 16, 17)))
        .isInstanceOf(MessageUnprocessable.class)
        .hasMessage(
            "voyage 'V400' arrives in SESTO and departs from FIHEL; expected the same location");
  }

  @Test
  void a_voyage_does_not_depart_before_it_has_arrived() {
    assertThatThrownBy(() ->
            voyage(movement(HAMBURG, STOCKHOLM, 14, 16), movement(STOCKHOLM, HAMBURG, 15, 17)))
        .isInstanceOf(MessageUnprocessable.class)
        .hasMessageContaining("expected it to arrive first");
  }

  @Test
  void a_voyage_without_movements_is_none() {
    assertThatThrownBy(() -> voyage()).isInstanceOf(MessageMalformed.class);
  }

  @Test
  void a_movement_leads_somewhere_else() {
    assertThatThrownBy(() -> movement(HAMBURG, HAMBURG, 14, 15))
        .isInstanceOf(MessageUnprocessable.class);
  }

  @Test
  void a_movement_takes_time() {
    assertThatThrownBy(() -> movement(HAMBURG, STOCKHOLM, 14, 14))
        .isInstanceOf(MessageUnprocessable.class);
  }

  private static Voyage voyage(CarrierMovement... movements) {
    return new Voyage(new VoyageNumber("V400"), List.of(movements));
  }

  private static CarrierMovement movement(UnLocode from, UnLocode to, int departs, int arrives) {
    return new CarrierMovement(from, to, march(departs), march(arrives));
  }

  private static Instant march(int day) {
    return Instant.parse("2009-03-%02dT00:00:00Z".formatted(day));
  }
}
