/**
 * What letters leave in the log of a tenant's events: those that have arrived, and those that are
 * sent a second time.
 *
 * <p>May import the programming model.
 */
@NullMarked
package dev.kontor.process.letter;

import org.jspecify.annotations.NullMarked;
