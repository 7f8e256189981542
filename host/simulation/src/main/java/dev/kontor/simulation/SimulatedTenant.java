package dev.kontor.simulation;

import dev.kontor.host.context.RunningContext;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.simulation.host.RunningHost;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.Command;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A tenant of a simulated host, as whoever asks it for something sees it. */
public final class SimulatedTenant {

  private static final String BACKLOG =
      "SELECT (SELECT count(*) FROM kontor.follow_up) + (SELECT count(*) FROM kontor.letter)";

  private static final Sql.Row<Long> NUMBER = row -> row.getLong(1);

  private final SimulatedHost host;
  private final TenantId id;
  private final Simulation simulation;
  private final Looks looks;

  SimulatedTenant(SimulatedHost host, TenantId id, Simulation simulation) {
    this.host = host;
    this.id = id;
    this.simulation = simulation;
    looks = new Looks(() -> host.changesOf(id));
  }

  /** Where others write to it. */
  public Address address() {
    return new Address(id, host.name());
  }

  /**
   * Sends a command, and runs the simulation until it is answered.
   *
   * @throws HostDown when the host is down, or crashes before it answers
   * @throws RuntimeException that it is refused or fails with
   */
  public <R extends @Nullable Object> R send(Command<R> command) {
    return simulation.answer(sendLater(command));
  }

  /** Sends a command, which is carried out while the simulation runs on. */
  public <R extends @Nullable Object> Pending<R> sendLater(Command<R> command) {
    return inside(command.getClass().getSimpleName(), context -> context.send(command));
  }

  /** Asks, and runs the simulation until it is answered; fails as {@link #send} does. */
  public <R extends @Nullable Object> R ask(Query<R> query) {
    return simulation.answer(
        inside(query.getClass().getSimpleName(), context -> context.ask(query)));
  }

  /** Runs the simulation while something is done inside its context, on a thread of its host. */
  public <R extends @Nullable Object> Pending<R> inside(
      String name, Function<RunningContext, R> body) {
    return host.begin("%s: %s".formatted(id, name), running -> inside(running, body));
  }

  private <R extends @Nullable Object> R inside(
      RunningHost running, Function<RunningContext, R> body) {
    try (var lease = running.tenants().enter(id)) {
      return lease.inside(_ -> body.apply(lease.context()));
    }
  }

  /**
   * What its database holds now, whether its host runs or not, without a step: for checks. Only
   * what was committed is seen. A query is asked again when hosts have asked that database for more
   * than to be read since: it tells of the tenant's tables and of nothing else, and what is made of
   * a row comes of the row alone.
   */
  public <T> List<T> rows(String query, Sql.Row<T> row, @Nullable Object... parameters) {
    try {
      return looks.rows(host.database(id), query, row, parameters);
    } catch (SQLException failed) {
      throw new IllegalArgumentException(
          "tenant '%s': '%s' fails: %s".formatted(id, query, failed.getMessage()), failed);
    }
  }

  /** How many follow-ups and letters are not done yet, parked ones included; see {@link #rows}. */
  public long backlog() {
    return count(BACKLOG);
  }

  /** An administrator's own connection to its database. */
  Connection database() {
    return host.database(id);
  }

  /** The number that a query gives on its database; see {@link #rows}. */
  public long count(String query, @Nullable Object... parameters) {
    return rows(query, NUMBER, parameters).getFirst();
  }
}
