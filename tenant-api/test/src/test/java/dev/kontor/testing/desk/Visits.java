package dev.kontor.testing.desk;

import dev.kontor.tenant.Query;

/** How often somebody came. */
public record Visits(String name) implements Query<Long> {}
