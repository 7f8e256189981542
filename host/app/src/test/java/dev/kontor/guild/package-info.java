/**
 * A module of houses that talk to one another, on which is shown what letters promise: what one
 * says is a row of the other's, once and in order.
 *
 * <p>Entry type: {@link dev.kontor.guild.GuildModule}.
 */
@Configuration
@Requires(property = "kontor.modules.guild", value = "true")
@NullMarked
package dev.kontor.guild;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
