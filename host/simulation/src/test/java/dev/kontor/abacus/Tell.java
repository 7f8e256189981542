package dev.kontor.abacus;

import dev.kontor.tenant.Command;

/** A neighbour is to be told a number. */
public record Tell(String to, int number) implements Command<Void> {}
