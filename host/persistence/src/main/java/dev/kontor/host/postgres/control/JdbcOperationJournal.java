package dev.kontor.host.postgres.control;

import dev.kontor.host.administration.Operation;
import dev.kontor.host.administration.Operation.Kind;
import dev.kontor.host.administration.Operation.Progress;
import dev.kontor.host.administration.Operation.Step;
import dev.kontor.host.administration.OperationJournal;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** The journal of operations in the control database. */
public final class JdbcOperationJournal implements OperationJournal {

  private final Sql sql;

  /** On the control database. */
  public JdbcOperationJournal(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void begin(UUID operation, TenantId tenant, Kind kind, List<String> steps, Instant at) {
    sql.update(
        """
        with cut as (
          update operation set state = 'failed' where tenant = ? and state = 'running' returning id),
        cut_step as (
          update operation_step set state = 'failed', ended_at = ?, error = 'the host stopped here'
          where operation in (select id from cut) and state = 'running'),
        begun as (
          insert into operation (id, tenant, kind, state) values (?, ?, ?, 'running'))
        insert into operation_step (operation, number, name, state)
        select ?, number - 1, name, 'pending' from unnest(?) with ordinality as s (name, number)\
        """,
        tenant.value(),
        at,
        operation,
        tenant.value(),
        kind.label(),
        operation,
        steps.toArray(String[]::new));
  }

  @Override
  public void step(UUID operation, int step, Instant at) {
    sql.update(
        """
        update operation_step set
          state = case when number = ? then 'running' else 'done' end,
          started_at = case when number = ? then ? else started_at end,
          ended_at = case when number = ? then null else ? end
        where operation = ? and number in (?, ?)\
        """,
        step,
        step,
        at,
        step,
        at,
        operation,
        step - 1,
        step);
  }

  @Override
  public void done(UUID operation, Instant at) {
    sql.update(
        """
        with ended as (update operation set state = 'done' where id = ?)
        update operation_step set state = 'done', ended_at = ?
        where operation = ? and state = 'running'\
        """,
        operation,
        at,
        operation);
  }

  @Override
  public void failed(UUID operation, int step, String error, Instant at) {
    sql.update(
        """
        with ended as (update operation set state = 'failed' where id = ?)
        update operation_step set state = 'failed', ended_at = ?, error = ?
        where operation = ? and number = ?\
        """,
        operation,
        at,
        error,
        operation,
        step);
  }

  @Override
  public List<Operation> of(TenantId tenant, int most) {
    var operations = new LinkedHashMap<UUID, Operation>();
    sql.query(
        """
        select o.id, o.kind, o.state, s.name, s.state as step_state, s.started_at, s.ended_at, s.error
        from (select * from operation where tenant = ? order by id desc limit ?) o
        join operation_step s on s.operation = o.id
        order by o.id desc, s.number\
        """,
        row ->
            operations.merge(
                row.getObject("id", UUID.class),
                operation(tenant, row),
                JdbcOperationJournal::join),
        tenant.value(),
        most);
    return List.copyOf(operations.values());
  }

  private static Operation operation(TenantId tenant, ResultSet row) throws SQLException {
    return new Operation(
        row.getObject("id", UUID.class),
        tenant,
        Kind.valueOf(row.getString("kind").toUpperCase(java.util.Locale.ROOT)),
        progress(row.getString("state")),
        List.of(
            new Step(
                row.getString("name"),
                progress(row.getString("step_state")),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "ended_at"),
                row.getString("error"))));
  }

  private static Progress progress(String label) {
    return Progress.valueOf(label.toUpperCase(java.util.Locale.ROOT));
  }

  private static Operation join(Operation first, Operation second) {
    var steps = new ArrayList<>(first.steps());
    steps.addAll(second.steps());
    return new Operation(first.id(), first.tenant(), first.kind(), first.state(), steps);
  }
}
