package dev.kontor.probe;

import dev.kontor.tenant.Command;

/** Leaves a follow-up that fails until it is mended. */
public record Stumble(String name) implements Command<Void> {}
