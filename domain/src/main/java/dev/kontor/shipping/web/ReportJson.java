package dev.kontor.shipping.web;

import dev.kontor.message.Field;
import dev.kontor.shipping.terminal.ReportHandling;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** What a terminal did to a shipping company's cargo, read. */
@Serdeable.Deserializable
record ReportJson(
    @Nullable Object company,
    @Nullable Object trackingId,
    @Nullable Object type,
    @Nullable Object location,
    @Nullable Object voyage,
    @Nullable Object completionTime) {

  ReportHandling toCommand() {
    return new ReportHandling(
        Field.address("company", company),
        new HandlingEventJson(trackingId, type, location, voyage, completionTime).toCommand());
  }
}
