/**
 * Rebooking: a cargo that has gone astray, and whose customer chose so, is given another route from
 * where it lies.
 *
 * <p>Entry type: {@link dev.kontor.shipping.rebooking.Rebooking}. May import {@code cargo}, {@code
 * delivery}, {@code routing}, {@code space} and the shared kernel.
 */
@NullMarked
package dev.kontor.shipping.rebooking;

import org.jspecify.annotations.NullMarked;
