package dev.kontor.probe;

import dev.kontor.tenant.Command;

/** Has something done by a follow-up, in the tenant's database and outside. */
public record Deed(String name) implements Command<Void> {}
