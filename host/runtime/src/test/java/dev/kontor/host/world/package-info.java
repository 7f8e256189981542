/** A world that tests move by hand, and what they wait with. */
@NullMarked
package dev.kontor.host.world;

import org.jspecify.annotations.NullMarked;
