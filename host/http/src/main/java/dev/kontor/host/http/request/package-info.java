/**
 * What a request to a tenant says beside its content: who sends it, what it is a part of, whether
 * it was sent before, and how long its sender waits for what follows from it.
 *
 * <p>Entry type: {@link dev.kontor.host.http.request.Passages}. May import the runtime and
 * Micronaut HTTP.
 */
@NullMarked
package dev.kontor.host.http.request;

import org.jspecify.annotations.NullMarked;
