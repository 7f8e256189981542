package dev.kontor.abacus;

import dev.kontor.tenant.Command;

/** A loan is to be taken that can't be granted in the end, so that all of it is taken back. */
public record Borrow(String loan) implements Command<Void> {}
