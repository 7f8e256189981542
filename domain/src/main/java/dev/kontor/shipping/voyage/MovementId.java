package dev.kontor.shipping.voyage;

import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.MappedProperty;

/** Which movement of which voyage, counted from 0. */
@Embeddable
record MovementId(
    @MappedProperty("voyage") String voyage, @MappedProperty("position") int position) {}
