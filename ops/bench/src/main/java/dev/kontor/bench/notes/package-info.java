/**
 * A module whose tenants write notes to one another: an activity that leaves one event where it
 * arrives.
 *
 * <p>Entry type: {@link dev.kontor.bench.notes.NotesModule}. Imports the tenant API and Micronaut's
 * annotations.
 */
@Configuration
@Requires(property = "kontor.modules.notes", value = "true")
@NullMarked
package dev.kontor.bench.notes;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
