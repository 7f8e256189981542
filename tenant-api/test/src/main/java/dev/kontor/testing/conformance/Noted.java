package dev.kontor.testing.conformance;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** Something was noted. */
@Serdeable
@EventType("conformance.noted")
public record Noted(String stream, String text) implements DomainEvent {}
