/**
 * Grants in a tenant's database.
 *
 * <p>Entry type: {@link dev.kontor.host.postgres.grant.JdbcGrantBook}. May import {@code sql} and
 * {@code unit}.
 */
@NullMarked
package dev.kontor.host.postgres.grant;

import org.jspecify.annotations.NullMarked;
