/**
 * How messages and uploads are checked, in the same words in every module.
 *
 * <p>Entry types: {@link dev.kontor.message.Field} and {@link dev.kontor.message.Upload}. May
 * import {@code java.*}, JSpecify and, of the programming model, errors and addresses.
 */
@NullMarked
package dev.kontor.message;

import org.jspecify.annotations.NullMarked;
