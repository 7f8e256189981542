/** Proofs that a signed message is taken as it was signed, by whom and once, or not at all. */
@NullMarked
package dev.kontor.host.signature;

import org.jspecify.annotations.NullMarked;
