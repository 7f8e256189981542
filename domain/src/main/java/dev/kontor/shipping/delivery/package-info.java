/**
 * How a cargo is delivered: what was ordered, how it is to travel, what was done to it, and what
 * that comes to. Nothing but values and pure functions; the language that all contexts share.
 *
 * <p>Entry type: {@link dev.kontor.shipping.delivery.Delivery}. May import {@code location} and
 * {@code voyage}.
 *
 * <p>After Eric Evans, "Domain-Driven Design" (2003), chapters 7 and 8.
 */
@NullMarked
package dev.kontor.shipping.delivery;

import org.jspecify.annotations.NullMarked;
