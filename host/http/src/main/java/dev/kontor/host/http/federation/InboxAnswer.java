package dev.kontor.host.http.federation;

import io.micronaut.serde.annotation.Serdeable;

/**
 * Letters were taken.
 *
 * @param last the number of the last one that was, now or before
 */
@Serdeable
record InboxAnswer(long last) {}
