package dev.kontor.allocation.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tenant.MessageMalformed;
import org.junit.jupiter.api.Test;

final class BatchTest {

  private static final Reference REFERENCE = new Reference("batch-001");
  private static final Sku SKU = new Sku("RED-CHAIR");

  @Test
  void of_a_batch_just_bought_everything_is_available() {
    assertThat(Batch.bought(REFERENCE, SKU, 20, null).available()).isEqualTo(20);
  }

  @Test
  void nobody_buys_a_batch_of_nothing() {
    assertThatThrownBy(() -> Batch.bought(REFERENCE, SKU, 0, null))
        .isInstanceOf(MessageMalformed.class)
        .hasMessage("'quantity' is 0; expected a whole number from 1");
  }
}
