package dev.kontor.probe;

import dev.kontor.tenant.Command;

/** Counts a name; refuses {@code bad} once its event is raised. */
record Tally(String name) implements Command<Void> {}
