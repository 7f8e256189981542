/**
 * Who may come in below a path of the host, and what is said of every answer from there. One filter
 * asks the guard of the request's path: filters with patterns of their own would have the router
 * match each pattern against each request.
 *
 * <p>Entry type: {@link dev.kontor.host.http.guard.Guard}. May import {@code problem} and Micronaut
 * HTTP.
 */
@NullMarked
package dev.kontor.host.http.guard;

import org.jspecify.annotations.NullMarked;
