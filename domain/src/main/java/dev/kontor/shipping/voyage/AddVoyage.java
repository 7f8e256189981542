package dev.kontor.shipping.voyage;

import dev.kontor.tenant.Command;

/**
 * Takes a new voyage with its schedule; when its number is taken: {@link VoyageExists}; when it
 * calls at an unknown location: {@link dev.kontor.tenant.MessageUnprocessable}.
 */
public record AddVoyage(Voyage voyage) implements Command<Void> {}
