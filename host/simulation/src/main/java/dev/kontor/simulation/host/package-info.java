/** Hosts as they are, real code on real databases, in a simulated world. */
@NullMarked
package dev.kontor.simulation.host;

import org.jspecify.annotations.NullMarked;
