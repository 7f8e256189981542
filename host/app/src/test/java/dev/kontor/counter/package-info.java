/**
 * A module with an aggregate that is kept as a row, a counter.
 *
 * <p>Entry type: {@link dev.kontor.counter.CounterModule}.
 */
@Configuration
@Requires(property = "kontor.modules.counter", value = "true")
@NullMarked
package dev.kontor.counter;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
