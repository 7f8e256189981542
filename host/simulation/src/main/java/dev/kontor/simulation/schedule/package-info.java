/**
 * Virtual time, and one thing after the other: what the seed picks is run, and nothing beside it
 * (design §9).
 */
@NullMarked
package dev.kontor.simulation.schedule;

import org.jspecify.annotations.NullMarked;
