@NullMarked
package dev.kontor.simulation.report;

import org.jspecify.annotations.NullMarked;
