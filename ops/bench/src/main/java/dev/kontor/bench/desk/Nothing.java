package dev.kontor.bench.desk;

import dev.kontor.tenant.Command;

/** Does nothing; answers how often it was asked to. */
public record Nothing() implements Command<Integer> {}
