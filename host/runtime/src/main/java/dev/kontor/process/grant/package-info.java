/**
 * Grants, inside a tenant's context: how they are asked for, answered and ended, and what they let
 * in.
 *
 * <p>Beans of tenants' contexts. May import the programming model, {@code host.grant}, {@code
 * host.letter} and {@code host.message}.
 */
@NullMarked
package dev.kontor.process.grant;

import org.jspecify.annotations.NullMarked;
