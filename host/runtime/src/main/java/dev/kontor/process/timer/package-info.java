/**
 * Timers that were due, inside a tenant's context: what they leave, and the follow-up of it.
 *
 * <p>Beans of tenants' contexts. May import the programming model, {@code unit} and {@code
 * message}.
 */
@NullMarked
package dev.kontor.process.timer;

import org.jspecify.annotations.NullMarked;
