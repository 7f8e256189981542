/** A small application whose one handler does what a test says. */
@NullMarked
package dev.kontor.host.postgres.unit.office;

import org.jspecify.annotations.NullMarked;
