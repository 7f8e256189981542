/**
 * Events that are raised at a time: once, or again and again.
 *
 * <p>Entry types: {@link dev.kontor.tenant.timer.Timers}, {@link dev.kontor.tenant.timer.Cron}. May
 * import the messages and Micronaut's annotations.
 */
@NullMarked
package dev.kontor.tenant.timer;

import org.jspecify.annotations.NullMarked;
