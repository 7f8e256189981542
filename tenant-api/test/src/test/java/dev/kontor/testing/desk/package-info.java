/** A desk where visitors are noted: handlers of every kind, for the kit's own tests. */
@NullMarked
package dev.kontor.testing.desk;

import org.jspecify.annotations.NullMarked;
