/** A small application with a saga, trips, and a task, the guest list. */
@Configuration
@Requires(property = "kontor.modules.trip", value = "true")
@NullMarked
package dev.kontor.trip;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
