/**
 * A module whose units of work are as small as they can be, so that what they cost is the host's.
 *
 * <p>Entry type: {@link dev.kontor.bench.desk.DeskModule}. Imports the tenant API, JDBC and
 * Micronaut's annotations.
 */
@Configuration
@Requires(property = "kontor.modules.desk", value = "true")
@NullMarked
package dev.kontor.bench.desk;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
