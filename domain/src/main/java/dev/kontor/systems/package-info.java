/**
 * Which systems use one another, across tenants and sites, so that whoever uses a system hears of
 * its troubles.
 *
 * <p>Entry type: {@link dev.kontor.systems.SystemsModule}. Its beans exist only in contexts of
 * tenants that run the module. Imports nothing of the packages below it.
 */
@Configuration
@Requires(property = "kontor.modules.systems", value = "true")
@NullMarked
package dev.kontor.systems;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
