/** A small application that does what a test tells it to. */
@NullMarked
package dev.kontor.host.unit.desk;

import org.jspecify.annotations.NullMarked;
