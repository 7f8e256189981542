/** A small application that somebody needs a grant to visit. */
@Configuration
@Requires(property = "kontor.modules.gate", value = "true")
@NullMarked
package dev.kontor.gate;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
