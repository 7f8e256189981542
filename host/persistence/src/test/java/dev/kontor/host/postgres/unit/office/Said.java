package dev.kontor.host.postgres.unit.office;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.core.annotation.Introspected;

/** Something was said. */
@Introspected
@EventType("office.said")
public record Said(String stream, String what) implements DomainEvent {}
