package dev.kontor.host.federation;

import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What another site says of letters: a receipt, or a problem.
 *
 * @param last the number of the last letter that it has taken; null: it doesn't say
 * @param id that letter's; null: none was
 * @param refused the number of the one that it doesn't take; null: there is none
 * @param detail why
 */
@Serdeable
record Answered(
    @Nullable Long last, @Nullable UUID id, @Nullable Long refused, @Nullable String detail) {}
