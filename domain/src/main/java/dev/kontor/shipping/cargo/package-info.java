/**
 * The cargo: what was ordered, how it is to travel and how far it has come.
 *
 * <p>Entry type: {@link dev.kontor.shipping.cargo.Cargo}, kept by {@link
 * dev.kontor.shipping.cargo.Cargos}. May import {@code location} and {@code voyage}.
 */
@NullMarked
package dev.kontor.shipping.cargo;

import org.jspecify.annotations.NullMarked;
