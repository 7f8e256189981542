package dev.kontor.shipping.space;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A place that a cargo has on a voyage.
 *
 * @param rebooking which of the cargo's rebookings reserved it
 */
@MappedEntity("reserved_place")
public record ReservedPlace(@Id String voyage, String rebooking, String trackingId) {}
