package dev.kontor.counter;

import dev.kontor.tenant.Query;

/** How far a counter has come. */
public record CounterValue(String name) implements Query<Integer> {}
