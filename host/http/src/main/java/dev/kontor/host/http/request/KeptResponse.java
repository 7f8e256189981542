package dev.kontor.host.http.request;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response as it is kept, so that the same request again is answered with the same bytes.
 *
 * @param body in Base64; null: none
 */
@Serdeable
record KeptResponse(int status, Map<String, List<String>> headers, @Nullable String body) {}
