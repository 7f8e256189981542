package dev.kontor.host.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kontor.host.letter.Batch;
import dev.kontor.host.letter.Delivery.NotDelivered;
import dev.kontor.host.letter.Letter;
import dev.kontor.tenant.Address;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letters to tenants that nobody can enter. */
final class SameSiteTest {

  private static final UUID ID = new UUID(0, 1);
  private static final Batch BATCH =
      new Batch(
          Address.parse("ann@here"),
          Address.parse("bob@here"),
          ID,
          List.of(new Letter(1, ID, "guild.said", 1, "{}", Instant.EPOCH, ID, null)));

  @ParameterizedTest
  @CsvSource({"SUSPENDED, true", "PURGING, true", "OFFBOARDED, false", "FAILED, false"})
  void while_a_tenant_is_suspended_or_purged_the_senders_clock_stands_still(
      TenantState state, boolean isAway) {
    try (var host = new TenantsUnderTest()) {
      host.add("bob", state, false, null);

      var failed =
          catchThrowableOfType(
              NotDelivered.class, () -> new SameSite(() -> host.tenants).deliver(BATCH));

      assertThat(failed.isAway()).isEqualTo(isAway);
    }
  }
}
