package dev.kontor.host.configuration;

import org.jspecify.annotations.Nullable;

/**
 * A key that differs between two configurations.
 *
 * @param from its value before; null: it was not set
 * @param to its value after; null: it is not set any more
 */
public record Change(String key, @Nullable String from, @Nullable String to) {}
