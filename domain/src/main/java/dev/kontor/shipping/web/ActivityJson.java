package dev.kontor.shipping.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.shipping.delivery.HandlingActivity;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is to be done to a cargo, written. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ActivityJson(String type, String location, @Nullable String voyage) {

  static @Nullable ActivityJson of(@Nullable HandlingActivity activity) {
    return activity == null
        ? null
        : new ActivityJson(
            activity.type().name(),
            activity.location().code(),
            Objects.toString(activity.voyage(), null));
  }
}
