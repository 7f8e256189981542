package dev.kontor.shipping.handling;

import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.shipping.delivery.HandlingEvent;
import dev.kontor.shipping.delivery.HandlingHistory;
import dev.kontor.shipping.delivery.HandlingType;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.testing.DeciderStory;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HandlingDeciderTest {

  private static final String CARGO = "7KQ2-M9XF-3RTB";
  private static final Instant TOLD = Instant.parse("2009-03-04T00:00:00Z");
  private static final HandlingActivity INSPECTED =
      new HandlingActivity(HandlingType.CUSTOMS, new UnLocode("CNHKG"), null);

  private final DeciderStory<HandlingDecider.Add, HandlingHistory, HandlingEventRegistered>
      histories = DeciderStory.of(new HandlingDecider());

  @Test
  void a_history_takes_each_event_once_whenever_it_is_told() {
    var again = new HandlingEvent(INSPECTED, minute(1), TOLD.plusSeconds(1));

    histories.when(add(done(1), again)).then(registered(1)).when(add(again)).thenNothing();
  }

  @Test
  void what_was_done_again_at_another_time_is_another_event() {
    histories.given(registered(1)).when(add(done(2))).then(registered(2));
  }

  @Test
  void a_history_that_is_full_takes_no_more() {
    var full =
        IntStream.range(0, HandlingDecider.MOST)
            .mapToObj(HandlingDeciderTest::registered)
            .toArray(HandlingEventRegistered[]::new);

    histories.given(full).when(add(done(1), done(HandlingDecider.MOST))).thenNothing();
  }

  private static HandlingDecider.Add add(HandlingEvent... done) {
    return new HandlingDecider.Add(CARGO, List.of(done));
  }

  private static HandlingEventRegistered registered(int minute) {
    return HandlingEventRegistered.of(CARGO, done(minute));
  }

  private static HandlingEvent done(int minute) {
    return new HandlingEvent(INSPECTED, minute(minute), TOLD);
  }

  private static Instant minute(int minute) {
    return Instant.parse("2009-03-03T00:00:00Z").plusSeconds(60L * minute);
  }
}
