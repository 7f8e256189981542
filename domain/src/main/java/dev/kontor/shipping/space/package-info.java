/**
 * The places that each voyage keeps free for cargos which have gone astray, and who has them.
 *
 * <p>Entry type: {@link dev.kontor.shipping.space.SpaceCommand}. May import the shared kernel and
 * the ids of {@code cargo}.
 */
@NullMarked
package dev.kontor.shipping.space;

import org.jspecify.annotations.NullMarked;
