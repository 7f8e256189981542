/** A module whose controller returns before it is done. */
@NullMarked
package dev.kontor.clash.late;

import org.jspecify.annotations.NullMarked;
