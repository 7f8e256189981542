/**
 * Tenants in a running host: what is known of each, who is inside its context, when it wakes and
 * sleeps.
 *
 * <p>Entry type: {@link dev.kontor.host.tenancy.Tenants}. May import contexts, configuration,
 * databases' port, secrets and the world.
 */
@NullMarked
package dev.kontor.host.tenancy;

import org.jspecify.annotations.NullMarked;
