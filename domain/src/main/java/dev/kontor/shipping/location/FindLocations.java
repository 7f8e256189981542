package dev.kontor.shipping.location;

import dev.kontor.tenant.Query;
import java.util.List;

/**
 * Locations whose code begins so or whose name has a word that does, whatever the case, or where
 * there is none, whose name has it anywhere: first the one that is called exactly so, then by code;
 * at most so many. All, when nothing is searched for.
 */
public record FindLocations(String search, int most) implements Query<List<Location>> {}
