package dev.kontor.host.followup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a handler's runs came to since the context started.
 *
 * @param runs those that have committed
 * @param errors attempts that failed
 * @param retries attempts that were put off, whether failed or overtaken by others
 * @param parked runs that became dead letters
 * @param oldest when the event of the oldest run that waits or is under way was said, by the
 *     tenant's clock, as far as it has been read; null: none
 */
public record Figures(
    String handler, long runs, long errors, long retries, long parked, @Nullable Instant oldest) {}
