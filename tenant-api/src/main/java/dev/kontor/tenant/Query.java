package dev.kontor.tenant;

import org.jspecify.annotations.Nullable;

/**
 * Asks one handler to answer, and changes nothing: its transaction is read-only, which the database
 * sees to.
 *
 * @param <R> the answer
 */
public interface Query<R extends @Nullable Object> {}
