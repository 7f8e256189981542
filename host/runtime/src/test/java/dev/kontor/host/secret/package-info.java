/** Proofs that secrets stay secret. */
@NullMarked
package dev.kontor.host.secret;

import org.jspecify.annotations.NullMarked;
