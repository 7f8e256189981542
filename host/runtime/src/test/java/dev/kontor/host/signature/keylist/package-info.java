/** Proofs that a list of keys is believed when its site has signed it. */
@NullMarked
package dev.kontor.host.signature.keylist;

import org.jspecify.annotations.NullMarked;
