package dev.kontor.tenant;

import org.jspecify.annotations.Nullable;

/**
 * Asks one handler to do something; named in the imperative: {@code BookCargo}. A record whose
 * constructor refuses what is missing or malformed.
 *
 * @param <R> what its handler answers; {@code Void} for nothing
 */
public interface Command<R extends @Nullable Object> {}
