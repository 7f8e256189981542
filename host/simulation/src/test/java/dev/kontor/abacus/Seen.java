package dev.kontor.abacus;

import dev.kontor.tenant.Query;

/** How many beads of a wire were counted, as far as is remembered. */
public record Seen(String wire) implements Query<Integer> {}
