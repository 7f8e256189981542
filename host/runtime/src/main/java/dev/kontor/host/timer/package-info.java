/**
 * Timers while a tenant's context runs: one wake in the world's scheduler, for the soonest of them.
 *
 * <p>Entry type: {@link dev.kontor.host.timer.DueTimers}. May import {@code unit}, {@code message},
 * {@code world}, and what timers leave in {@code dev.kontor.process.timer}.
 */
@NullMarked
package dev.kontor.host.timer;

import org.jspecify.annotations.NullMarked;
