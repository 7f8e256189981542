/**
 * Tasks: long pieces of work outside any request, done in steps.
 *
 * <p>Entry types: {@link dev.kontor.tenant.task.Task}, {@link dev.kontor.tenant.task.Tasks}. May
 * import the messages and Micronaut's annotations.
 */
@NullMarked
package dev.kontor.tenant.task;

import org.jspecify.annotations.NullMarked;
