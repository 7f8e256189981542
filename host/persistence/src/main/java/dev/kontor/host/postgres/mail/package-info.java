/**
 * A tenant's mail box in its PostgreSQL database.
 *
 * <p>Entry type: {@link dev.kontor.host.postgres.mail.JdbcMailbox}. Imports the runtime's {@code
 * mail} port, {@code sql}, the open units and JDBC.
 */
@NullMarked
package dev.kontor.host.postgres.mail;

import org.jspecify.annotations.NullMarked;
