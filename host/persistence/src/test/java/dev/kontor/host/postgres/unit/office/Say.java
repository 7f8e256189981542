package dev.kontor.host.postgres.unit.office;

import dev.kontor.tenant.Command;

/** Does this in a unit of work. */
public record Say(Runnable body) implements Command<String> {}
