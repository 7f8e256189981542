/** Proofs of the programming model's promises. */
@NullMarked
package dev.kontor.tenant;

import org.jspecify.annotations.NullMarked;
