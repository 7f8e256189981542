/** A small application whose events come at their time. */
@Configuration
@Requires(property = "kontor.modules.clockwork", value = "true")
@NullMarked
package dev.kontor.clockwork;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
