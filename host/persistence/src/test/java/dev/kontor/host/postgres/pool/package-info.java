/** Proofs of the connections' promises on a real server. */
@NullMarked
package dev.kontor.host.postgres.pool;

import org.jspecify.annotations.NullMarked;
