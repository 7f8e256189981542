package dev.kontor.probe;

import dev.kontor.tenant.Query;

/** How often a name was counted. */
record Tallies(String name) implements Query<Integer> {}
