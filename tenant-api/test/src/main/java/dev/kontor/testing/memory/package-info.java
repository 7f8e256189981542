/**
 * A tenant's context that lives in memory: units of work, their handlers and follow-ups, and the
 * events, by the rules of the real one.
 *
 * <p>Entry type: {@link dev.kontor.testing.memory.ContextInMemory}. May import the programming
 * model and Micronaut's bean definitions, by which handlers are found.
 */
@NullMarked
package dev.kontor.testing.memory;

import org.jspecify.annotations.NullMarked;
