package dev.kontor.shipping.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.tenant.MessageUnprocessable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BookCargoTest {

  private static final UnLocode HONGKONG = new UnLocode("CNHKG");
  private static final UnLocode STOCKHOLM = new UnLocode("SESTO");
  private static final Instant NOW = Instant.parse("2009-03-01T00:00:00Z");

  @Test
  void what_is_ordered_is_the_route_and_its_deadline() {
    var deadline = NOW.plusSeconds(1);

    assertThat(ordered(deadline)).isEqualTo(new RouteSpecification(HONGKONG, STOCKHOLM, deadline));
  }

  @Test
  void an_order_without_a_deadline_gets_the_usual_time_from_now() {
    assertThat(ordered(null).arrivalDeadline()).isEqualTo(Instant.parse("2009-03-31T00:00:00Z"));
  }

  @Test
  void a_deadline_of_just_now_has_passed() {
    assertThatThrownBy(() -> ordered(NOW))
        .isInstanceOf(MessageUnprocessable.class)
        .hasMessageStartingWith("the arrival deadline 2009-03-01T00:00:00Z has passed");
  }

  private static RouteSpecification ordered(@Nullable Instant deadline) {
    return new BookCargo(HONGKONG, STOCKHOLM, deadline, null)
        .specification(NOW, Duration.ofDays(30));
  }
}
