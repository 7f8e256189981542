package dev.kontor.systems.system;

import dev.kontor.tenant.Command;

/** Puts a system on the map; answers what it is asked after by from then on. */
public record RegisterSystem(SystemName name) implements Command<SystemId> {}
