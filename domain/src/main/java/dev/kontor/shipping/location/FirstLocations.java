package dev.kontor.shipping.location;

import dev.kontor.tenant.Query;
import java.util.List;

/** The first locations by code, to choose from; at most so many. */
public record FirstLocations(int most) implements Query<List<Location>> {}
