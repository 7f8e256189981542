package dev.kontor.allocation.product;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A quantity of one product that was bought together. Immutable.
 *
 * @param eta when it arrives; none: it lies in the warehouse
 * @param lines the order lines that it was promised to, first come first
 */
@Serdeable
record Batch(
    Reference reference, Sku sku, int quantity, @Nullable Instant eta, List<OrderLine> lines) {

  /** In stock before shipments, then earliest ETA. */
  static final Comparator<Batch> SOONEST_FIRST = Comparator.comparing(Batch::servesFrom);

  Batch {
    lines = List.copyOf(lines);
  }

  private Instant servesFrom() {
    return eta == null ? Instant.MIN : eta;
  }

  /** How much of it may still be promised. */
  int available() {
    return quantity - lines.stream().mapToInt(OrderLine::quantity).sum();
  }

  boolean hasRoomFor(OrderLine line) {
    return line.quantity() <= available();
  }

  boolean serves(OrderLine line) {
    return lines.contains(line);
  }

  /** The lines for which there is no room in so much: who came first is served first. */
  List<OrderLine> linesBeyond(int changedQuantity) {
    var beyond = new ArrayList<OrderLine>();
    int left = changedQuantity;
    for (var line : lines) {
      if (line.quantity() <= left) {
        left -= line.quantity();
      } else {
        beyond.add(line);
      }
    }
    return beyond;
  }

  Batch promisedTo(OrderLine line) {
    return with(Stream.concat(lines.stream(), Stream.of(line)).toList());
  }

  Batch without(OrderLine line) {
    return with(lines.stream().filter(Predicate.not(line::equals)).toList());
  }

  private Batch with(List<OrderLine> changed) {
    return new Batch(reference, sku, quantity, eta, changed);
  }

  Batch resized(int changedQuantity) {
    return new Batch(reference, sku, changedQuantity, eta, lines);
  }
}
