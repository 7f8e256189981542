/**
 * Units of work and follow-ups in a tenant's PostgreSQL database.
 *
 * <p>Entry types: {@link dev.kontor.host.postgres.unit.JdbcUnitStore} and {@link
 * dev.kontor.host.postgres.unit.JdbcFollowUpStore}. Imports the runtime's {@code unit}, {@code
 * followup} and {@code world} ports, the programming model's metadata, {@code sql}, JDBC,
 * PostgreSQL's driver, and Micronaut's connections and transactions, which units stand in for.
 */
@NullMarked
package dev.kontor.host.postgres.unit;

import org.jspecify.annotations.NullMarked;
