/**
 * Tests by the domain's author, without a host and a database: given what has happened, when
 * something is asked, then this happens, or it is refused.
 *
 * <p>Entry types: {@link dev.kontor.testing.DeciderStory} and {@link
 * dev.kontor.testing.HandlerStory}. May import the programming model, {@code memory} and JUnit's
 * failures.
 */
@NullMarked
package dev.kontor.testing;

import org.jspecify.annotations.NullMarked;
