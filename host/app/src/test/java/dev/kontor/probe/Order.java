package dev.kontor.probe;

import io.micronaut.serde.annotation.Serdeable;

/**
 * An order as its saga knows it.
 *
 * @param card what is charged; {@code none} is refused
 */
@Serdeable
public record Order(String id, String card) {}
