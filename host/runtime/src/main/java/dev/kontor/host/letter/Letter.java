package dev.kontor.host.letter;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity on its way.
 *
 * @param number its place in its channel: greater than that of the letter before
 * @param id the activity's; the same however often it is sent
 * @param type the name that the activity goes by
 * @param schema the version of its shape
 * @param data its JSON
 * @param at when it was raised, by the sender's clock
 * @param correlation what all has in common that follows from one request
 * @param trace the W3C {@code traceparent} of what it is a part of; null: of nothing that is traced
 */
public record Letter(
    long number,
    UUID id,
    String type,
    int schema,
    String data,
    Instant at,
    UUID correlation,
    @Nullable String trace) {}
