/**
 * What is known of messages beside their content: the names that events are stored under, who may
 * rely on them, who said them and when.
 *
 * <p>Entry types: {@link dev.kontor.tenant.message.EventType}, {@link
 * dev.kontor.tenant.message.Metadata}. Imports the words of {@code dev.kontor.tenant} only.
 */
@NullMarked
package dev.kontor.tenant.message;

import org.jspecify.annotations.NullMarked;
