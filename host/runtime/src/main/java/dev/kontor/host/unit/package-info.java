/**
 * The unit of work: one transaction on the tenant's database, with the events that it raised, their
 * handlers before the commit, and the follow-ups that they leave.
 *
 * <p>Entry type: {@link dev.kontor.host.unit.UnitStore}. May import the programming model, {@code
 * message}, {@code world} and the OpenTelemetry API.
 */
@NullMarked
package dev.kontor.host.unit;

import org.jspecify.annotations.NullMarked;
