/**
 * Several hosts in one test, on a network that fails, with time and faults in hand: the same code
 * that runs in production, on real PostgreSQL (design §9).
 *
 * <p>Entry type: {@link dev.kontor.simulation.Simulation}, which a test gets by {@link
 * dev.kontor.simulation.SimulationTest}.
 */
@NullMarked
package dev.kontor.simulation;

import org.jspecify.annotations.NullMarked;
