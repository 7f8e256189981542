/** Proofs of what configurations may say, and of how they are refused. */
@NullMarked
package dev.kontor.host.configuration;

import org.jspecify.annotations.NullMarked;
