/**
 * Booking: taking a customer's order to bring a cargo somewhere in time, seeing how it goes on, and
 * telling the customer.
 *
 * <p>Entry type: {@link dev.kontor.shipping.booking.BookCargo}. May import {@code cargo}, {@code
 * delivery}, the events of {@code handling} and the shared kernel.
 */
@NullMarked
package dev.kontor.shipping.booking;

import org.jspecify.annotations.NullMarked;
