/**
 * Plain JDBC in one line a statement, for the host's own few statements.
 *
 * <p>Entry type: {@link dev.kontor.host.postgres.sql.Sql}. Imports {@code java.sql} and the
 * runtime's database ports only.
 */
@NullMarked
package dev.kontor.host.postgres.sql;

import org.jspecify.annotations.NullMarked;
