package dev.kontor.systems.map;

import dev.kontor.tenant.Query;
import java.util.List;

/**
 * The systems of this tenant, the newest first.
 *
 * @param most so many of them
 */
public record ListSystems(int most) implements Query<List<MappedSystem>> {}
