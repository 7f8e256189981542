/**
 * Measures a host beside its limits and peers, and prints a table; nothing here fails a build.
 *
 * <p>Entry type: {@link dev.kontor.bench.Bench}. May import anything; imported by none.
 */
@NullMarked
package dev.kontor.bench;

import org.jspecify.annotations.NullMarked;
