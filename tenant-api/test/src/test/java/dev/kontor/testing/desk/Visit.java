package dev.kontor.testing.desk;

import dev.kontor.tenant.Command;

/** Somebody comes to the desk. */
public record Visit(String name) implements Command<Long> {}
