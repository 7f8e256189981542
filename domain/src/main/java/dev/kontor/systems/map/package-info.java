/**
 * The map of systems as this tenant knows it: its own, those that they use and those that use them,
 * and what was said between them. Brought up to date with each event, so that it always tells what
 * has just happened.
 *
 * <p>Entry types: the queries {@link dev.kontor.systems.map.FindSystem} and {@link
 * dev.kontor.systems.map.ShowMap}. Imports the systems' events.
 */
@NullMarked
package dev.kontor.systems.map;

import org.jspecify.annotations.NullMarked;
