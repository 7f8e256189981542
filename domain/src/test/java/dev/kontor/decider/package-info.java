/**
 * Deciders told as stories: given events, when a command, then events or a refusal. No database.
 *
 * <p>Entry type: {@link dev.kontor.decider.Story}.
 */
@NullMarked
package dev.kontor.decider;

import org.jspecify.annotations.NullMarked;
