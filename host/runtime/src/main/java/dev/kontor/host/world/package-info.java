/**
 * All that a host takes from outside itself, databases apart: time, identity, randomness,
 * execution, network.
 *
 * <p>Entry type: {@link dev.kontor.host.world.World}. No code outside this package starts a thread,
 * sleeps, reads a clock, draws a random number or asks another host; that is what makes a
 * simulation of production code possible (design §7).
 */
@NullMarked
package dev.kontor.host.world;

import org.jspecify.annotations.NullMarked;
