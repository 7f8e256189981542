/**
 * A module that looks at the host from inside a tenant's context.
 *
 * <p>Entry type: {@link dev.kontor.probe.ProbeModule}.
 */
@Configuration
@Requires(property = "kontor.modules.probe", value = "true")
@NullMarked
package dev.kontor.probe;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
