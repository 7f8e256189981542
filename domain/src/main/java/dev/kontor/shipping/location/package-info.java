/**
 * Shared kernel: the places that cargo is handled at.
 *
 * <p>Entry type: {@link dev.kontor.shipping.location.Locations}. Imports nothing else of shipping.
 */
@NullMarked
package dev.kontor.shipping.location;

import org.jspecify.annotations.NullMarked;
