package dev.kontor.systems.system;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.Command;

/**
 * A system wants to use another, which that one's tenant has to allow. May be said again: asked
 * already, or allowed, nothing new comes of it; refused or ended, it is asked for anew.
 */
public record UseSystem(SystemId system, Address used) implements Command<Void> {}
