/** Tests of the kit itself. */
@NullMarked
package dev.kontor.testing;

import org.jspecify.annotations.NullMarked;
