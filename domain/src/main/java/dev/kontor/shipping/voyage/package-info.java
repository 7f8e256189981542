/**
 * Shared kernel: voyages and the schedules they sail by.
 *
 * <p>Entry type: {@link dev.kontor.shipping.voyage.Voyages}. May import {@code location}.
 */
@NullMarked
package dev.kontor.shipping.voyage;

import org.jspecify.annotations.NullMarked;
