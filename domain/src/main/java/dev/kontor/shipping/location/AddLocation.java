package dev.kontor.shipping.location;

import dev.kontor.tenant.Command;

/** Takes a new location; when its code is taken: {@link LocationExists}. */
public record AddLocation(Location location) implements Command<Void> {}
