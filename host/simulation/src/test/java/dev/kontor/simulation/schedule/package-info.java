@NullMarked
package dev.kontor.simulation.schedule;

import org.jspecify.annotations.NullMarked;
