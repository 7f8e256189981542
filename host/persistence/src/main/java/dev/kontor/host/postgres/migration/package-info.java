/**
 * Brings schemas up to their changelogs, with Liquibase where something is to be done and with one
 * query where nothing is.
 *
 * <p>Entry type: {@link dev.kontor.host.postgres.migration.SchemaMigrator}. Imports Liquibase and
 * the runtime's {@code database} package, nothing else of the host.
 */
@NullMarked
package dev.kontor.host.postgres.migration;

import org.jspecify.annotations.NullMarked;
