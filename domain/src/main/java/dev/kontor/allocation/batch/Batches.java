package dev.kontor.allocation.batch;

import dev.kontor.message.Field;
import dev.kontor.tenant.NotFound;
import jakarta.inject.Singleton;

/** All batches that this tenant has bought. */
@Singleton
public final class Batches {

  private final BatchRepository batches;

  Batches(BatchRepository batches) {
    this.batches = batches;
  }

  /**
   * Takes a new batch.
   *
   * @throws BatchExists when its reference is taken
   */
  public void add(Batch batch) {
    var inserted =
        batches.insert(batch.reference().text(), batch.sku().text(), batch.quantity(), batch.eta());
    if (inserted == 0) {
      throw new BatchExists(batch.reference());
    }
  }

  /**
   * The batch of this reference.
   *
   * @throws NotFound when there is none, or the text is no reference at all
   */
  public Batch get(String reference) {
    return Reference.find(reference)
        .flatMap(known -> batches.findByReference(known.text()))
        .map(BatchRow::toBatch)
        .orElseThrow(() -> new NotFound("no batch %s".formatted(Field.quoted(reference))));
  }
}
