package dev.kontor.shipping.tracking;

import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.tenant.Query;

/** What a customer sees of a cargo; none: {@link dev.kontor.tenant.NotFound}. */
public record TrackCargo(TrackingId trackingId) implements Query<Tracked> {}
