package dev.kontor.shipping.cargo;

import dev.kontor.tenant.Query;

/** A cargo as it is now; none: {@link dev.kontor.tenant.NotFound}. */
public record FindCargo(TrackingId trackingId) implements Query<Cargo> {}
