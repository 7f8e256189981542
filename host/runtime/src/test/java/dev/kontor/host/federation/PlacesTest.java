package dev.kontor.host.federation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.letter.Delivery.NotDelivered;
import dev.kontor.tenant.Address;
import org.junit.jupiter.api.Test;

final class PlacesTest {

  private static final Address BOB = Address.parse("bob@riga");

  private final Places places = new Places();

  private static Address sender(int number, String site) {
    return Address.parse("house%d@%s".formatted(number, site));
  }

  private void assertFull(Address from) {
    assertThatThrownBy(() -> places.enter(from, BOB)).isInstanceOf(NotDelivered.class);
  }

  @Test
  void who_is_inside_comes_in_no_second_time_before_it_has_left() {
    var ann = sender(1, "bremen");
    var place = places.enter(ann, BOB);

    assertFull(ann);
    var _ = places.enter(ann, Address.parse("carl@riga"));
    place.close();

    var _ = places.enter(ann, BOB);
  }

  @Test
  void no_site_takes_the_places_of_others() {
    var first = places.enter(sender(0, "bremen"), BOB);
    for (int number = 1; number < Places.MOST_OF_A_SITE; number++) {
      var _ = places.enter(sender(number, "bremen"), BOB);
    }

    assertFull(sender(99, "bremen"));
    var _ = places.enter(sender(99, "kiel"), BOB);
    first.close();

    var _ = places.enter(sender(99, "bremen"), BOB);
    assertFull(sender(100, "bremen"));
  }

  @Test
  void only_so_many_are_inside() {
    for (int number = 0; number < Places.MOST; number++) {
      var _ = places.enter(sender(number, "site%d".formatted(number % 8)), BOB);
    }

    assertFull(sender(99, "kiel"));
  }
}
