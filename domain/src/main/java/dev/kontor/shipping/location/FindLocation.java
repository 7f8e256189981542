package dev.kontor.shipping.location;

import dev.kontor.tenant.Query;

/**
 * The location of this code; none, or the text is no code at all: {@link
 * dev.kontor.tenant.NotFound}.
 */
public record FindLocation(String unLocode) implements Query<Location> {}
