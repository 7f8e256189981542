package dev.kontor.host.unit.desk;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.core.annotation.Introspected;

/** Something happened to something. */
@Introspected
@EventType("desk.happened")
public record Happened(String stream, String what) implements DomainEvent {}
