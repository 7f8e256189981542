package dev.kontor.shipping.overview;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cargo that leaves a location, as its itinerary says or as it did.
 *
 * @param departs when it is to leave; not planned: when it was loaded
 * @param destination where it is to be unloaded; null: its itinerary doesn't say
 * @param loaded when it was; null: it wasn't yet
 */
@MappedEntity("departure")
public record Departure(
    @Id String trackingId,
    String location,
    String voyage,
    Instant departs,
    @Nullable String destination,
    @Nullable Instant loaded) {}
