package dev.kontor.host.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a context shares its connections between requests and follow-ups. */
final class ContextFactoryTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 50})
  void follow_ups_leave_a_connection_to_requests_however_slow_they_are(int connections) {
    assertThat(ContextFactory.followUpsAtOnce(connections)).isPositive().isLessThan(connections);
  }

  @Test
  void follow_ups_run_where_there_is_one_connection_only() {
    assertThat(ContextFactory.followUpsAtOnce(1)).isOne();
  }
}
