package dev.kontor.counter;

import dev.kontor.tenant.Command;

/** Counts one more, if it was counted so often before. */
public record CountFrom(String name, long expected) implements Command<Void> {}
