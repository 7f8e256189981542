package dev.kontor.host.unit;

import dev.kontor.tenant.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * A timer that is due.
 *
 * @param event says that it was
 * @param next what is set in its place; null: nothing
 */
public record Firing(StoredTimer timer, DomainEvent event, @Nullable StoredTimer next) {}
