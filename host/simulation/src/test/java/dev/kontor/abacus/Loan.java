package dev.kontor.abacus;

import io.micronaut.serde.annotation.Serdeable;

/** A loan that is being taken. */
@Serdeable
public record Loan(String id) {}
