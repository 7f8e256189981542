package dev.kontor.systems.web;

import dev.kontor.message.Field;
import dev.kontor.systems.system.SystemName;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** What a system is to be called, read. */
@Serdeable.Deserializable
record NameJson(@Nullable Object name) {

  SystemName toName() {
    return new SystemName(Field.text("name", name));
  }
}
