/**
 * A module that does what a scenario says, and notes what was done: what a unit of work promises is
 * shown on it.
 *
 * <p>Entry types: {@link dev.kontor.drill.DrillModule} and {@link dev.kontor.drill.Script}.
 */
@Configuration
@Requires(property = "kontor.modules.drill", value = "true")
@NullMarked
package dev.kontor.drill;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
