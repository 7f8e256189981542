package dev.kontor.testing.desk;

import dev.kontor.tenant.Command;

/** Somebody will come in an hour; or, if it is said again, an hour later. */
public record Expect(String name) implements Command<Void> {}
