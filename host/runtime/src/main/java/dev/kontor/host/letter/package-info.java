/**
 * Letters between tenants: those that go out, each channel's in its order, brought by a courier of
 * its own; and those that come in, taken once (design §8, ADR 16).
 *
 * <p>Entry types: {@link dev.kontor.host.letter.Couriers} and {@link
 * dev.kontor.host.letter.Arrivals}; the ports {@link dev.kontor.host.letter.Delivery}, {@link
 * dev.kontor.host.letter.Outbox}, {@link dev.kontor.host.letter.Inbox}, {@link
 * dev.kontor.host.letter.Door} and {@link dev.kontor.host.letter.ReturnedLetters}. May import the
 * programming model, {@code unit}, {@code message}, {@code followup}, {@code world} and the events
 * in {@code dev.kontor.process.letter}.
 */
@NullMarked
package dev.kontor.host.letter;

import org.jspecify.annotations.NullMarked;
