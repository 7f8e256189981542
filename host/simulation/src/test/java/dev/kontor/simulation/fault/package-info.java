@NullMarked
package dev.kontor.simulation.fault;

import org.jspecify.annotations.NullMarked;
