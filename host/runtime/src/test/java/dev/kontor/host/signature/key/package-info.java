/** Proofs that keys are the ones of the standard, and stay what they are. */
@NullMarked
package dev.kontor.host.signature.key;

import org.jspecify.annotations.NullMarked;
