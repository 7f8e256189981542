package dev.kontor.shipping.cargo;

import dev.kontor.tenant.Query;

/**
 * The cargo of this tracking id; none, or the text is no tracking id at all: {@link
 * dev.kontor.tenant.NotFound}.
 */
public record FindCargo(String trackingId) implements Query<Cargo> {}
