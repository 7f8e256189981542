/** A module whose route another module has too. */
@NullMarked
package dev.kontor.clash.second;

import org.jspecify.annotations.NullMarked;
