package dev.kontor.shipping.web;

import dev.kontor.message.Field;
import dev.kontor.shipping.terminal.AskToReport;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** A shipping company that a terminal wants to work for, read. */
@Serdeable.Deserializable
record CompanyJson(@Nullable Object address) {

  AskToReport toCommand() {
    return new AskToReport(Field.address("address", address));
  }
}
