/**
 * What is said inside a tenant's context: commands, queries, events, and what is known of a message
 * beside its content.
 *
 * <p>Entry types: {@link dev.kontor.tenant.message.Command}, {@link
 * dev.kontor.tenant.message.DomainEvent}. Imports nothing else of Kontor.
 */
@NullMarked
package dev.kontor.tenant.message;

import org.jspecify.annotations.NullMarked;
