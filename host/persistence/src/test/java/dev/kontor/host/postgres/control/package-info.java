/** Proofs of the control database's promises on a real server. */
@NullMarked
package dev.kontor.host.postgres.control;

import org.jspecify.annotations.NullMarked;
