package dev.kontor.abacus;

import dev.kontor.tenant.Command;

/** A bead is to be moved on a wire; answered with how many there are then. */
public record Move(String wire) implements Command<Integer> {}
