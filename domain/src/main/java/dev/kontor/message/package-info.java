/**
 * How a message checks its own syntax, in the same words in every module.
 *
 * <p>Entry type: {@link dev.kontor.message.Field}. May import {@code java.*} and JSpecify.
 */
@NullMarked
package dev.kontor.message;

import org.jspecify.annotations.NullMarked;
