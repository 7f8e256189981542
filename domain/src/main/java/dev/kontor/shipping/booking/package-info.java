/**
 * Booking: taking a customer's order to bring a cargo somewhere in time.
 *
 * <p>Entry type: {@link dev.kontor.shipping.booking.BookCargo}. May import {@code cargo} and the
 * shared kernel.
 */
@NullMarked
package dev.kontor.shipping.booking;

import org.jspecify.annotations.NullMarked;
