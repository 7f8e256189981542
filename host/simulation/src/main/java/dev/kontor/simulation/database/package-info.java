/** Real PostgreSQL behind connections that break when the seed wants it. */
@NullMarked
package dev.kontor.simulation.database;

import org.jspecify.annotations.NullMarked;
