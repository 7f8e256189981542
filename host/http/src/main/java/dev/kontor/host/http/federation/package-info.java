/**
 * What sites say to one another by HTTP (design §8).
 *
 * <p>May import the runtime and Micronaut HTTP.
 */
@NullMarked
package dev.kontor.host.http.federation;

import org.jspecify.annotations.NullMarked;
