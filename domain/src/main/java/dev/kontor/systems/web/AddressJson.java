package dev.kontor.systems.web;

import dev.kontor.message.Field;
import dev.kontor.tenant.Address;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Where another system lives, read. */
@Serdeable.Deserializable
record AddressJson(@Nullable Object address) {

  Address toAddress() {
    return Field.address("address", address);
  }
}
