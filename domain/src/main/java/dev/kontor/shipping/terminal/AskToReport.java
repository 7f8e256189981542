package dev.kontor.shipping.terminal;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.Command;

/**
 * This tenant wants to report handling to a shipping company, which that one has to allow. May be
 * said again: asked already, or allowed, nothing new comes of it.
 */
public record AskToReport(Address company) implements Command<Void> {}
