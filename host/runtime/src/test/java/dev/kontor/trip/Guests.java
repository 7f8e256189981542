package dev.kontor.trip;

import io.micronaut.serde.annotation.Serdeable;

/** How far a guest list is written. */
@Serdeable
public record Guests(String host, int from, int size) {}
