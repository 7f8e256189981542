/** What is shown of a run: a picture of it, and a log that other tools read. */
@NullMarked
package dev.kontor.simulation.report;

import org.jspecify.annotations.NullMarked;
