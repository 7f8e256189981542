/** A network that loses, doubles, delays and cuts what hosts send to one another. */
@NullMarked
package dev.kontor.simulation.network;

import org.jspecify.annotations.NullMarked;
