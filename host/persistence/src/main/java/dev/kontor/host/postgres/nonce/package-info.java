/**
 * Nonces of signatures in tenants' databases.
 *
 * <p>Entry type: {@link dev.kontor.host.postgres.nonce.JdbcNonces}.
 */
@NullMarked
package dev.kontor.host.postgres.nonce;

import org.jspecify.annotations.NullMarked;
