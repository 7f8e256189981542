package dev.kontor.systems.system;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.Command;

/** A system uses another no longer, or no longer wants to. */
public record EndUse(SystemId system, Address used) implements Command<Void> {}
