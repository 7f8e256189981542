package dev.kontor.allocation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.allocation.batch.Batch;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** A batch, written: each field is there, if only as null. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
record BatchJson(
    String reference, String sku, int quantity, int available, @Nullable String eta, long version) {

  static BatchJson of(Batch batch) {
    var eta = batch.eta();
    return new BatchJson(
        batch.reference().text(),
        batch.sku().text(),
        batch.quantity(),
        batch.available(),
        eta == null ? null : eta.toString(),
        batch.version());
  }
}
