package dev.kontor.host.http.federation;

import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Letters were taken.
 *
 * @param last the number of the last one that was, now or before
 * @param id that letter's; null: there is none
 */
@Serdeable
record InboxAnswer(long last, @Nullable UUID id) {}
