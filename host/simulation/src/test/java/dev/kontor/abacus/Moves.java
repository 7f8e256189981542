package dev.kontor.abacus;

import dev.kontor.tenant.Query;

/** How many beads of a wire were moved; kept by whoever owns the tenant. */
public record Moves(String wire) implements Query<Integer> {}
