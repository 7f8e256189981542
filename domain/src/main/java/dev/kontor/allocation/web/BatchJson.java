package dev.kontor.allocation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.allocation.ledger.BatchEntry;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** A batch, written: each field is there, if only as null. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
record BatchJson(
    String reference, String sku, int quantity, int available, @Nullable String eta, long version) {

  static BatchJson of(BatchEntry entry) {
    var eta = entry.eta();
    return new BatchJson(
        entry.reference(),
        entry.sku(),
        entry.quantity(),
        entry.available(),
        eta == null ? null : eta.toString(),
        entry.version());
  }
}
