package dev.kontor.testing.conformance;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/** Something was noted; version 1 called the text {@code note}. */
@Serdeable
@EventType(value = "conformance.noted", version = 2)
public record Noted(String stream, String text) implements DomainEvent {}
