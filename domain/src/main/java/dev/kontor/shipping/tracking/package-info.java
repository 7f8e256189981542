/**
 * Tracking: what a customer sees who knows a cargo's tracking id. Kept by what happens to cargos,
 * and rebuildable from that.
 *
 * <p>Entry type: the query {@link dev.kontor.shipping.tracking.TrackCargo}. May import {@code
 * cargo} and {@code delivery}.
 */
@NullMarked
package dev.kontor.shipping.tracking;

import org.jspecify.annotations.NullMarked;
