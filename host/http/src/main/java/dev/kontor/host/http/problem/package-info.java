/**
 * Errors as problem documents (RFC 9457), one form for all.
 *
 * <p>Entry type: {@link dev.kontor.host.http.problem.Problem}. May import the runtime and Micronaut
 * HTTP.
 */
@NullMarked
package dev.kontor.host.http.problem;

import org.jspecify.annotations.NullMarked;
