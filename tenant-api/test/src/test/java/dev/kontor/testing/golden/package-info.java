/** Golden files of events that have changed twice. */
@NullMarked
package dev.kontor.testing.golden;

import org.jspecify.annotations.NullMarked;
