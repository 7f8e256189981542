package dev.kontor.probe;

import io.micronaut.serde.annotation.Serdeable;

/** How far it is counted. */
@Serdeable
public record Count(String id, int from, int to) {}
