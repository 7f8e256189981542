/**
 * Routing: which ways there are from one location to another, over the voyages' schedules.
 *
 * <p>Entry type: {@link dev.kontor.shipping.routing.Routing}. May import {@code delivery} and the
 * shared kernel.
 */
@NullMarked
package dev.kontor.shipping.routing;

import org.jspecify.annotations.NullMarked;
