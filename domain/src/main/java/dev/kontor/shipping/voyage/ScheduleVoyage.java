package dev.kontor.shipping.voyage;

import dev.kontor.tenant.Command;

/** Cargos may travel with this voyage; its number being taken: {@link VoyageExists}. */
public record ScheduleVoyage(Voyage voyage) implements Command<Void> {}
