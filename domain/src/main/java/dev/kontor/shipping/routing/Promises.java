package dev.kontor.shipping.routing;

/**
 * When a cargo would arrive at best, for each movement that it may be on board of and each number
 * of legs that it may still take, this one included. One pass over all movements, the last first:
 * whatever can follow a movement is known before it.
 *
 * <p>After the profile search of Dibbelt, Pajor, Strasser and Wagner, "Connection Scan Algorithm"
 * (2018).
 */
final class Promises {

  /** It does not arrive before the deadline. */
  static final long NEVER = Long.MAX_VALUE;

  private final Network network;
  private final int destination;
  private final int mostLegs;
  private final int begin;
  private final int end;

  /** By movement, then by legs: what belongs to one movement lies together. */
  private final long[] onBoard;

  /** The best of a movement and all that depart later from the same location. */
  private final long[] ashore;

  /** Of all movements that depart after an instant, for a destination and a deadline. */
  Promises(Network network, int destination, long after, long deadline, int mostLegs) {
    this.network = network;
    this.destination = destination;
    this.mostLegs = mostLegs;
    begin = network.firstAfter(after);
    end = Math.max(begin, network.firstAfter(deadline - 1));
    onBoard = new long[(end - begin) * mostLegs];
    ashore = new long[(end - begin) * mostLegs];
    for (int movement = end - 1; movement >= begin; movement--) {
      boolean isInTime = network.arrival(movement) < deadline;
      for (int legs = 1; legs <= mostLegs; legs++) {
        long arrival = isInTime ? best(movement, legs) : NEVER;
        onBoard[index(movement, legs)] = arrival;
        ashore[index(movement, legs)] = Math.min(arrival, ashore(network.sibling(movement), legs));
      }
    }
  }

  private long best(int movement, int legs) {
    if (network.to(movement) == destination) {
      return network.arrival(movement);
    }
    long staying = arrival(network.next(movement), legs);
    return legs == 1 ? staying : Math.min(staying, ashore(network.connection(movement), legs - 1));
  }

  private long ashore(int movement, int legs) {
    return isKnown(movement) ? ashore[index(movement, legs)] : NEVER;
  }

  /** The earliest arrival on board of this movement, with so many legs to take. */
  long arrival(int movement, int legs) {
    return isKnown(movement) ? onBoard[index(movement, legs)] : NEVER;
  }

  /** With how few legs that arrival can be had. */
  int fewestLegs(int movement, int legs) {
    int fewest = legs;
    while (fewest > 1 && arrival(movement, fewest - 1) == arrival(movement, legs)) {
      fewest--;
    }
    return fewest;
  }

  /** The movements that it knows of: from this one … */
  int begin() {
    return begin;
  }

  /** … to before this one. */
  int end() {
    return end;
  }

  private boolean isKnown(int movement) {
    return movement >= begin && movement < end;
  }

  private int index(int movement, int legs) {
    return (movement - begin) * mostLegs + legs - 1;
  }
}
