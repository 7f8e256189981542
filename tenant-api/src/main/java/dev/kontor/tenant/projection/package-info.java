/**
 * Read models that are fed by events, and can be made anew from them.
 *
 * <p>Entry type: {@link dev.kontor.tenant.projection.Projection}. May import the messages and
 * Micronaut's annotations.
 */
@NullMarked
package dev.kontor.tenant.projection;

import org.jspecify.annotations.NullMarked;
