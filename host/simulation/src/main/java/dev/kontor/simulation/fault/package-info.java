/** What goes wrong in a run, as the seed wants it, and how often. */
@NullMarked
package dev.kontor.simulation.fault;

import org.jspecify.annotations.NullMarked;
