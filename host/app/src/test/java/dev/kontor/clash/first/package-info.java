/** A module whose route another module has too. */
@NullMarked
package dev.kontor.clash.first;

import org.jspecify.annotations.NullMarked;
