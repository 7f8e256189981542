package dev.kontor.shipping.location;

import dev.kontor.tenant.Command;

/** A new location is to be shipped between; its code being taken: {@link LocationExists}. */
public record AddLocation(Location location) implements Command<Void> {}
