package dev.kontor.trip;

import dev.kontor.tenant.Command;

/** Does this, in a unit. */
public record Do(Runnable body) implements Command<Void> {}
