package dev.kontor.systems.map;

import dev.kontor.systems.system.SystemId;
import dev.kontor.tenant.Query;

/**
 * A system of this tenant as the map has it; none: {@link dev.kontor.tenant.NotFound}.
 *
 * @param notices so many of the newest at most, of those posted and of those received
 */
public record FindSystem(SystemId system, int notices) implements Query<SystemOnMap> {}
