package dev.kontor.host.followup;

import static dev.kontor.host.followup.RunsUnderTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.message.HandlerMeter;
import dev.kontor.host.world.ManualWorld;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One queue has one lane. */
final class LanesTest {

  @Test
  void a_lane_whose_turn_ends_after_it_has_gone_leaves_its_successor_alone() {
    try (var world = new ManualWorld()) {
      var policy = new Policy(3, Duration.ofMillis(100), 4, true);
      var lanes = new Lanes("mail", policy, HandlerMeter.none(), new Later(world, _ -> {}));
      var gone = lanes.of("a");
      gone.readAfter(0);
      lanes.changed(gone);
      assertThat(lanes.beginTurn()).isSameAs(gone);
      gone.pageRead(gone.openPage(), List.of(), _ -> Duration.ZERO);
      lanes.changed(gone);
      var next = lanes.of("a");
      next.committed(run(1, "mail", "a"));
      lanes.changed(next);

      lanes.endPlace();
      lanes.changed(gone);

      assertThat(lanes.of("a")).isSameAs(next).isNotSameAs(gone);
    }
  }
}
