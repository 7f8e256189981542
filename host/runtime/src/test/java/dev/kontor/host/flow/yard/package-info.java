/** A module whose messages flow in each of the ways that there are. */
@NullMarked
package dev.kontor.host.flow.yard;

import org.jspecify.annotations.NullMarked;
