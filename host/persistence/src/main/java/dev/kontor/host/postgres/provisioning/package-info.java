/**
 * Makes and drops what a tenant has on a PostgreSQL server: two roles and a database, cloned from a
 * template that was migrated once.
 *
 * <p>Entry type: {@link dev.kontor.host.postgres.provisioning.PostgresTenantDatabases}. Imports the
 * runtime's {@code database} package, tenant-api and {@code migration}; the driver only to hash
 * passwords.
 */
@NullMarked
package dev.kontor.host.postgres.provisioning;

import org.jspecify.annotations.NullMarked;
