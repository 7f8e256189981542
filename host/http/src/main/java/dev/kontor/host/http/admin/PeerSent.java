package dev.kontor.host.http.admin;

import dev.kontor.tenant.MessageMalformed;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** A peer as it is to be added. */
@Serdeable
record PeerSent(@Nullable String name, @Nullable String url, @Nullable String fingerprint) {

  String nameGiven() {
    return given("name", name);
  }

  String urlGiven() {
    return given("url", url);
  }

  private static String given(String field, @Nullable String value) {
    if (value == null) {
      throw new MessageMalformed(
          "the %s is missing; expected name, url and fingerprint".formatted(field));
    }
    return value;
  }
}
