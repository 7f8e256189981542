package dev.kontor.testing.conformance;

import io.micronaut.serde.annotation.Serdeable;

/** Another form of a {@link Tally}, which forgets the last note. */
@Serdeable
record Letters(long notes, long letters) {}
