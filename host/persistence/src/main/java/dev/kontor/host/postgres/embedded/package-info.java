/**
 * A PostgreSQL server that the host starts itself, from binaries on the class path, with its data
 * in the host's data folder.
 *
 * <p>Entry type: {@link dev.kontor.host.postgres.embedded.EmbeddedPostgres}. May import the world,
 * {@link dev.kontor.host.postgres.ServerAddress}, the JDBC driver and Commons Compress. Why it is
 * our own: ADR 3.
 */
@NullMarked
package dev.kontor.host.postgres.embedded;

import org.jspecify.annotations.NullMarked;
