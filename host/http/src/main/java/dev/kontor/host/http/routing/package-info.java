/**
 * Finds the tenant of a request by path or host name, lets it into that tenant's context, and gives
 * the one router the modules' controllers.
 *
 * <p>Entry type: {@link dev.kontor.host.http.routing.TenantGuard}. May import the runtime, {@code
 * page} and Micronaut HTTP.
 */
@NullMarked
package dev.kontor.host.http.routing;

import org.jspecify.annotations.NullMarked;
