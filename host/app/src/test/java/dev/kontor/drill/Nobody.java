package dev.kontor.drill;

import dev.kontor.tenant.Command;

/** Handled by nobody. */
public record Nobody() implements Command<Void> {}
