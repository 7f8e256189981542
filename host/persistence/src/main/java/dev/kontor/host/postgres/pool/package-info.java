/**
 * The connections of all tenants of one PostgreSQL server, out of one budget.
 *
 * <p>Entry type: {@link dev.kontor.host.postgres.pool.ServerConnections}, one a server; {@link
 * dev.kontor.host.postgres.pool.PooledTenantDatabase} is a tenant's door to it as the runtime knows
 * it. Imports the runtime's world and database ports, {@code unit}, JDBC and PostgreSQL's driver.
 *
 * <p>{@code Slots} decides who gets a connection and touches none; {@code ServerConnections}
 * connects, closes and waits, and decides nothing. So nothing slow is ever done under the lock.
 */
@NullMarked
package dev.kontor.host.postgres.pool;

import org.jspecify.annotations.NullMarked;
