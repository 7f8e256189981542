package dev.kontor.shipping.space;

import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.tenant.Query;
import java.util.List;

/** Which places a cargo has, by voyage. */
public record FindReservedPlaces(TrackingId cargo) implements Query<List<ReservedPlace>> {}
