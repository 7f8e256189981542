package dev.kontor.host.letter;

/**
 * Tells a meter what becomes of the letters that are brought. Thread-safe, as both are.
 *
 * @param meter counts a letter again that is brought again because nobody knew that it was taken
 */
public record MeteredDelivery(Delivery delivery, LetterMeter meter) implements Delivery {

  @Override
  public Receipt deliver(Batch batch) {
    try {
      var receipt = delivery.deliver(batch);
      long taken =
          batch.letters().stream().filter(letter -> letter.number() <= receipt.last()).count();
      meter.taken((int) taken);
      if (receipt.refused() != null) {
        meter.refused();
      }
      return receipt;
    } catch (NotDelivered failed) {
      meter.failed();
      throw failed;
    }
  }
}
