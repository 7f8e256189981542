package dev.kontor.allocation.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.allocation.product.ProductCommand.AddBatch;
import dev.kontor.allocation.product.ProductCommand.AllocateOrderLine;
import dev.kontor.allocation.product.ProductCommand.ChangeBatchQuantity;
import dev.kontor.testing.golden.EventJson;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever is asked, in whichever order. */
final class ProductPromisesTest {

  private static final Sku SKU = new Sku("LAMP");
  private static final int BATCHES = 5;

  private final ProductDecider decider = new ProductDecider();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void after_each_event_no_batch_is_promised_twice_and_no_line_served_twice(long seed) {
    var random = new Random(seed);
    var lamps = decider.initialState();
    for (var command : commands(random)) {
      for (var event : decider.decide(command, lamps)) {
        lamps = decider.evolve(lamps, event);
        assertThat(lamps.batches())
            .as("seed %d, after %s", seed, event)
            .allSatisfy(batch -> assertThat(batch.available()).isBetween(0, batch.quantity()));
        assertThat(lamps.batches().stream().flatMap(batch -> batch.lines().stream()).toList())
            .as("seed %d, after %s", seed, event)
            .doesNotHaveDuplicates();
      }
      assertThat(again(command, lamps)).as("seed %d, %s again", seed, command).isTrue();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void a_product_that_was_kept_comes_back_as_it_was(long seed) throws IOException {
    var random = new Random(seed);
    try (var json = new EventJson()) {
      var lamps = decider.initialState();
      for (var command : commands(random)) {
        lamps = decider.evolve(lamps, decider.decide(command, lamps));
      }
      var kept = json.mapper().writeValueAsString(lamps);
      assertThat(json.mapper().readValue(kept, Product.class)).as("seed %d", seed).isEqualTo(lamps);
    }
  }

  /** What was asked and done is done: asked again, it does nothing, or fails as before. */
  private boolean again(ProductCommand command, Product lamps) {
    return command instanceof AddBatch
        || decider.decide(command, lamps).stream()
            .allMatch(event -> event instanceof ProductEvent.OutOfStock);
  }

  private static List<ProductCommand> commands(RandomGenerator random) {
    var commands = new ArrayList<ProductCommand>();
    IntStream.range(0, BATCHES).forEach(number -> commands.add(bought(number, random)));
    IntStream.range(0, 500)
        .forEach(_ -> commands.add(random.nextInt(4) == 0 ? changed(random) : ordered(random)));
    return commands;
  }

  private static AddBatch bought(int number, RandomGenerator random) {
    return new AddBatch(reference(number), SKU, random.nextInt(1, 100), eta(random));
  }

  private static Instant eta(RandomGenerator random) {
    return Instant.EPOCH.plusSeconds(random.nextInt(3));
  }

  private static ChangeBatchQuantity changed(RandomGenerator random) {
    return new ChangeBatchQuantity(reference(random.nextInt(BATCHES)), random.nextInt(100));
  }

  private static AllocateOrderLine ordered(RandomGenerator random) {
    var order = new OrderId("order-" + random.nextInt(100));
    return new AllocateOrderLine(new OrderLine(order, SKU, random.nextInt(1, 20)));
  }

  private static Reference reference(int number) {
    return new Reference("batch-" + number);
  }
}
