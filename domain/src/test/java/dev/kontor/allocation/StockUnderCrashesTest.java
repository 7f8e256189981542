package dev.kontor.allocation;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.allocation.product.OrderId;
import dev.kontor.allocation.product.OrderLine;
import dev.kontor.allocation.product.ProductCommand.AddBatch;
import dev.kontor.allocation.product.ProductCommand.AllocateOrderLine;
import dev.kontor.allocation.product.ProductCommand.ChangeBatchQuantity;
import dev.kontor.allocation.product.Reference;
import dev.kontor.allocation.product.Sku;
import dev.kontor.simulation.Pending;
import dev.kontor.simulation.SimulatedHost;
import dev.kontor.simulation.SimulatedTenant;
import dev.kontor.simulation.Simulation;
import dev.kontor.simulation.SimulationTest;
import dev.kontor.simulation.fault.Fault;
import dev.kontor.simulation.mail.ArrivedMail;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stock is conserved while the host is killed and loses its connections: what is promised of a
 * batch is never more than there is, each order is answered once, and whoever buys hears by one
 * mail of each that found nothing. The mails lie outside the host.
 */
final class StockUnderCrashesTest {

  private static final int ORDERS = 25;

  private static final String OVERDRAWN =
      """
      SELECT batch FROM (
        SELECT data ->> 'batch' AS batch, sum((data ->> 'quantity')::int
          * CASE type WHEN 'allocation.allocated' THEN 1 ELSE -1 END) AS promised
        FROM kontor.event WHERE type IN ('allocation.allocated', 'allocation.deallocated')
        GROUP BY 1) lines
      JOIN (
        SELECT DISTINCT ON (data ->> 'reference')
          data ->> 'reference' AS batch, (data ->> 'quantity')::int AS quantity
        FROM kontor.event
        WHERE type IN ('allocation.batch-added', 'allocation.batch-quantity-changed')
        ORDER BY data ->> 'reference', position DESC) batches USING (batch)
      WHERE promised > quantity\
      """;

  /** Orders with how often they were answered, less how often they lost their batch again. */
  private static final String ANSWERS =
      """
      SELECT data ->> 'orderId', sum(CASE type WHEN 'allocation.deallocated' THEN -1 ELSE 1 END)
      FROM kontor.event
      WHERE type IN ('allocation.allocated', 'allocation.out-of-stock', 'allocation.deallocated')
      GROUP BY 1 ORDER BY 1\
      """;

  private static final String FOUND_NOTHING =
      """
      SELECT data ->> 'orderId' FROM kontor.event WHERE type = 'allocation.out-of-stock'\
      """;

  private static final String TAKEN_OFF =
      "SELECT count(*) FROM kontor.event WHERE type = 'allocation.deallocated'";

  @SimulationTest(
      seeds = 6,
      sometimes = {
        "a host was down",
        "an order found nothing",
        "an order lost its batch",
        "a mail came twice",
        "an order was never answered"
      })
  void never_more_is_promised_than_there_is_and_buyers_hear_once(Simulation simulation) {
    var host = simulation.host("depot").tenant("made", "allocation").build();
    simulation.start();
    var made = host.tenant("made");
    made.send(new AddBatch(new Reference("batch-1"), new Sku("LAMP"), 20, null));
    made.send(new AddBatch(new Reference("batch-2"), new Sku("LAMP"), 12, null));
    simulation
        .withLostConnections(0.01)
        .withFault(Fault.CRASH, 0.01)
        .withFault(Fault.DATABASE_SLOW, 0.005)
        .withFault(Fault.MESSAGE_LOST, 0.2)
        .withFault(Fault.UNIT_HELD, 0.2);
    simulation.always(
        "no more is promised of a batch than there is",
        () -> assertThat(made.rows(OVERDRAWN, row -> row.getString(1))).isEmpty());
    simulation.eventually("nothing is left to do", () -> made.backlog() == 0);

    var orders = new LinkedHashMap<String, Pending<Void>>();
    for (int i = 0; i < ORDERS; i++) {
      if (i % 8 == 7) {
        var _ = made.sendLater(new ChangeBatchQuantity(new Reference("batch-1"), 10 + i % 3 * 5));
      }
      orders.put("order-" + i, made.sendLater(order("order-" + i, 1 + i % 3)));
      disturb(simulation, host);
      simulation.runFor(Duration.ofMillis(simulation.chance().nextLong(300)));
    }
    simulation.converge();

    assertAnsweredOnce(simulation, made, orders);
    assertBuyersHeard(simulation, made);
  }

  private static AllocateOrderLine order(String id, int quantity) {
    return new AllocateOrderLine(new OrderLine(new OrderId(id), new Sku("LAMP"), quantity));
  }

  private static void disturb(Simulation simulation, SimulatedHost host) {
    if (!host.isUp()) {
      simulation.sometimes("a host was down");
    }
    if (simulation.chance().happens(0.05)) {
      host.pause(Duration.ofSeconds(1));
    }
    if (simulation.chance().happens(0.05)) {
      host.jumpClock(Duration.ofMinutes(simulation.chance().nextLong(120) - 60));
    }
  }

  /** One that nobody answered may have been taken; if so, it was answered like the others. */
  private static void assertAnsweredOnce(
      Simulation simulation, SimulatedTenant made, Map<String, Pending<Void>> orders) {
    var answers =
        made.rows(ANSWERS, row -> Map.entry(row.getString(1), row.getInt(2))).stream()
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertThat(answers.values()).as("answers to each order").isSubsetOf(1);
    orders.forEach((order, answer) -> {
      if (answer.isDone()) {
        assertThat(answers).as("acknowledged orders").containsKey(order);
      } else {
        simulation.sometimes("an order was never answered");
      }
    });
    if (made.count(TAKEN_OFF) > 0) {
      simulation.sometimes("an order lost its batch");
    }
  }

  private static void assertBuyersHeard(Simulation simulation, SimulatedTenant made) {
    List<ArrivedMail> mails = simulation.mails().from("depot", "made");
    var orders =
        mails.stream()
            .collect(
                toMap(
                    ArrivedMail::id,
                    mail -> mail.body().split(" ", 3)[1],
                    (first, again) -> {
                      assertThat(again).as("a mail that comes again").isEqualTo(first);
                      return first;
                    }));
    var found = made.rows(FOUND_NOTHING, row -> row.getString(1));
    assertThat(orders.values()).as("mails").containsExactlyInAnyOrderElementsOf(found);
    if (!found.isEmpty()) {
      simulation.sometimes("an order found nothing");
    }
    if (mails.size() > orders.size()) {
      simulation.sometimes("a mail came twice");
    }
  }
}
