package dev.kontor.counter;

import dev.kontor.tenant.Command;

/** There is to be a counter of this name, at zero. */
public record OpenCounter(String name) implements Command<Void> {}
