/** Tests of the kit itself. */
@NullMarked
package dev.kontor.testing.memory;

import org.jspecify.annotations.NullMarked;
