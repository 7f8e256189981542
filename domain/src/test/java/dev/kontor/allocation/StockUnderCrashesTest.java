package dev.kontor.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.allocation.product.OrderId;
import dev.kontor.allocation.product.OrderLine;
import dev.kontor.allocation.product.ProductCommand.AddBatch;
import dev.kontor.allocation.product.ProductCommand.AllocateOrderLine;
import dev.kontor.allocation.product.ProductCommand.ChangeBatchQuantity;
import dev.kontor.allocation.product.Reference;
import dev.kontor.allocation.product.Sku;
import dev.kontor.simulation.SimulatedTenant;
import dev.kontor.simulation.Simulation;
import dev.kontor.simulation.SimulationTest;
import dev.kontor.simulation.fault.Fault;
import java.time.Duration;

/**
 * Stock is conserved while the host is killed: what is promised of a batch is never more than there
 * is, and what the read model tells is what has happened.
 */
final class StockUnderCrashesTest {

  private static final String LINES =
      """
      SELECT coalesce(sum(CASE type WHEN 'allocation.allocated' THEN 1 ELSE -1 END
        * (data ->> 'quantity')::int), 0)
      FROM kontor.event WHERE type IN ('allocation.allocated', 'allocation.deallocated')\
      """;
  private static final String STOCK =
      """
      SELECT coalesce(sum((data ->> 'quantity')::int), 0) FROM (
        SELECT DISTINCT ON (data ->> 'reference') data FROM kontor.event
        WHERE type IN ('allocation.batch-added', 'allocation.batch-quantity-changed')
        ORDER BY data ->> 'reference', position DESC) batch\
      """;

  @SimulationTest(
      seeds = 10,
      sometimes = {"a host was down", "stock was promised"})
  void never_more_is_promised_than_there_is(Simulation simulation) {
    var host = simulation.host("depot").tenant("made", "allocation").build();
    simulation.start();
    var made = host.tenant("made");
    made.send(new AddBatch(new Reference("batch-1"), new Sku("LAMP"), 20, null));
    made.send(new AddBatch(new Reference("batch-2"), new Sku("LAMP"), 15, null));
    simulation
        .withFault(Fault.CRASH, 0.01)
        .withFault(Fault.CONNECTION_LOST_BEFORE, 0.01)
        .withFault(Fault.CONNECTION_LOST_AFTER, 0.01)
        .withFault(Fault.UNIT_HELD, 0.2);
    simulation.always(
        "no more is promised than there is",
        () -> assertThat(made.count(LINES)).isLessThanOrEqualTo(made.count(STOCK)));

    for (int i = 0; i < 25; i++) {
      ask(made, i);
      if (!host.isUp()) {
        simulation.sometimes("a host was down");
      }
      simulation.runFor(Duration.ofMillis(simulation.chance().nextLong(300)));
    }
    simulation.converge();
    simulation.runFor(Duration.ofMinutes(2));
    if (made.count(LINES) > 10) {
      simulation.sometimes("stock was promised");
    }
  }

  /** Nobody waits for the answer: it may never come. */
  private static void ask(SimulatedTenant made, int number) {
    if (number % 8 == 7) {
      var _ =
          made.sendLater(new ChangeBatchQuantity(new Reference("batch-1"), 10 + number % 3 * 5));
    } else {
      var line = new OrderLine(new OrderId("order-" + number), new Sku("LAMP"), 1 + number % 3);
      var _ = made.sendLater(new AllocateOrderLine(line));
    }
  }
}
