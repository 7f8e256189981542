package dev.kontor.host.http.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.host.site.KeptKey;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's key as the admin API shows it.
 *
 * @param until when it is accepted no more; null: it is the one that signs
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record KeyView(String fingerprint, Instant since, @Nullable Instant until) {

  static KeyView of(KeptKey key) {
    return new KeyView(key.fingerprint().toString(), key.since(), key.until());
  }
}
