@NullMarked
package dev.kontor.simulation;

import org.jspecify.annotations.NullMarked;
