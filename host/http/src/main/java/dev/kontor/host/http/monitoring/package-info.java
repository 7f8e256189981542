/**
 * Whether the host serves, and its metrics.
 *
 * <p>Entry type: {@link dev.kontor.host.http.monitoring.HealthController}. May import the runtime
 * and Micronaut HTTP.
 */
@NullMarked
package dev.kontor.host.http.monitoring;

import org.jspecify.annotations.NullMarked;
