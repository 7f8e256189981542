package dev.kontor.shipping.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.shipping.delivery.HandlingEvent;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was done to a cargo, written. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
record HandledJson(String type, String location, @Nullable String voyage, String completionTime) {

  static @Nullable HandledJson of(@Nullable HandlingEvent event) {
    return event == null
        ? null
        : new HandledJson(
            event.activity().type().name(),
            event.activity().location().code(),
            Objects.toString(event.activity().voyage(), null),
            event.completionTime().toString());
  }
}
