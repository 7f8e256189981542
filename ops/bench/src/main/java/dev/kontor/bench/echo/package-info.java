/**
 * A module that does nothing but answer, so that what a request costs is the way to it.
 *
 * <p>Entry type: {@link dev.kontor.bench.echo.EchoModule}. Imports the tenant API and Micronaut's
 * HTTP annotations.
 */
@Configuration
@Requires(property = "kontor.modules.echo", value = "true")
@NullMarked
package dev.kontor.bench.echo;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
