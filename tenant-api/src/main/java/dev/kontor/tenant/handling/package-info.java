/**
 * How a bean says what it handles, and when: commands and queries, events before the commit, and
 * events after it.
 *
 * <p>Entry types: {@link dev.kontor.tenant.handling.Handler}, {@link
 * dev.kontor.tenant.handling.BeforeCommit}, {@link dev.kontor.tenant.handling.AfterCommit}. May
 * import the messages and Micronaut's annotations.
 */
@NullMarked
package dev.kontor.tenant.handling;

import org.jspecify.annotations.NullMarked;
