/**
 * A module that moves beads, on which simulations show what they find: each bead that is moved is
 * counted once, in the order in which it was, and may be told to a neighbour.
 *
 * <p>Entry type: {@link dev.kontor.abacus.AbacusModule}.
 */
@Configuration
@Requires(property = "kontor.modules.abacus", value = "true")
@NullMarked
package dev.kontor.abacus;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
