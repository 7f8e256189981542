/**
 * Projections of a running context: those that follow, from commit to commit, and the rebuilding of
 * all while the tenant works.
 *
 * <p>Entry type: {@link dev.kontor.host.projection.Projections}. May import {@code unit}, {@code
 * message}, {@code world} and {@code followup}'s back-off.
 */
@NullMarked
package dev.kontor.host.projection;

import org.jspecify.annotations.NullMarked;
