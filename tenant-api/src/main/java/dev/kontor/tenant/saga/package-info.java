/**
 * Sagas: long processes over several units of work, which are undone when they can't be done.
 *
 * <p>Entry types: {@link dev.kontor.tenant.saga.Saga}, {@link dev.kontor.tenant.saga.Sagas}. May
 * import the messages and Micronaut's annotations.
 */
@NullMarked
package dev.kontor.tenant.saga;

import org.jspecify.annotations.NullMarked;
