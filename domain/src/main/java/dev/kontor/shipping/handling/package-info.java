/**
 * Handling: what was done to cargos, as harbours and carriers report it. Only ever added to.
 *
 * <p>Entry types: {@link dev.kontor.shipping.handling.RegisterHandlingEvent}, what can be reported,
 * and {@link dev.kontor.shipping.handling.HandlingEventRegistered}, what others hear of it. May
 * import {@code delivery}, the ids and queries of {@code cargo}, and the shared kernel.
 */
@NullMarked
package dev.kontor.shipping.handling;

import org.jspecify.annotations.NullMarked;
