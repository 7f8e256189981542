package dev.kontor.systems.map;

import dev.kontor.tenant.Query;

/**
 * The whole map, as far as it can be looked at.
 *
 * @param systems so many of the newest
 * @param links so many of them
 */
public record ShowMap(int systems, int links) implements Query<TenantMap> {}
