@NullMarked
package dev.kontor.simulation.network;

import org.jspecify.annotations.NullMarked;
