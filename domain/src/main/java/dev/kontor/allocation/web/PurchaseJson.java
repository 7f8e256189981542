package dev.kontor.allocation.web;

import dev.kontor.allocation.batch.Batch;
import dev.kontor.allocation.batch.Reference;
import dev.kontor.allocation.batch.Sku;
import dev.kontor.message.Field;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A batch that was bought, read. */
@Serdeable.Deserializable
record PurchaseJson(
    @Nullable String reference,
    @Nullable String sku,
    @Nullable BigDecimal quantity,
    @Nullable String eta) {

  Batch toBatch() {
    return Batch.bought(
        new Reference(Field.required("reference", reference)),
        new Sku(Field.required("sku", sku)),
        Field.wholeNumber("quantity", quantity),
        eta == null ? null : Field.dayOrInstant("eta", eta));
  }
}
