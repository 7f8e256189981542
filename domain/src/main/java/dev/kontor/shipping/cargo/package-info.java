/**
 * The cargo, from its booking until its customer claims it: what may be asked of it, and what can
 * happen to it.
 *
 * <p>Entry types: {@link dev.kontor.shipping.cargo.CargoCommand}, what can be asked, and {@link
 * dev.kontor.shipping.cargo.CargoEvent}, what can happen. May import {@code delivery}, {@code
 * location} and {@code voyage}.
 */
@NullMarked
package dev.kontor.shipping.cargo;

import org.jspecify.annotations.NullMarked;
