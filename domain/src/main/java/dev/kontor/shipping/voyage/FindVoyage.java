package dev.kontor.shipping.voyage;

import dev.kontor.tenant.Query;

/**
 * The voyage of this number; none, or the text is no number at all: {@link
 * dev.kontor.tenant.NotFound}.
 */
public record FindVoyage(String number) implements Query<Voyage> {}
