/**
 * The command line: what an operator types, spoken to a host as its admin API.
 *
 * <p>Entry type: {@link dev.kontor.cli.Main}. May import {@code java.*}, JSpecify, picocli and
 * jackson-jr; nothing of the host.
 */
@NullMarked
package dev.kontor.cli;

import org.jspecify.annotations.NullMarked;
