/**
 * What can be seen of all cargos at once: the list of them, and what leaves each location on a day.
 * Kept by what happens to cargos, and rebuildable from that.
 *
 * <p>Entry types: the queries {@link dev.kontor.shipping.overview.FindCargos} and {@link
 * dev.kontor.shipping.overview.FindDepartures}. May import {@code cargo} and {@code delivery}.
 */
@NullMarked
package dev.kontor.shipping.overview;

import org.jspecify.annotations.NullMarked;
