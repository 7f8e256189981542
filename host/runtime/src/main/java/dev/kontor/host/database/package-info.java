/**
 * What the runtime asks of the databases' side: a tenant's database and roles, made, migrated,
 * opened and dropped.
 *
 * <p>Entry type: {@link dev.kontor.host.database.TenantDatabases}, implemented by persistence.
 */
@NullMarked
package dev.kontor.host.database;

import org.jspecify.annotations.NullMarked;
