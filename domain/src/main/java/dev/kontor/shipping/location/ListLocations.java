package dev.kontor.shipping.location;

import dev.kontor.tenant.Query;
import java.util.List;

/** Every location, by code. */
public record ListLocations() implements Query<List<Location>> {}
