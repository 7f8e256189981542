package dev.kontor.host.postgres.grant;

import dev.kontor.host.grant.GrantBook;
import dev.kontor.host.grant.GrantEntry;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.postgres.sql.SqlFailed;
import dev.kontor.host.postgres.unit.OpenUnits;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant's grants in its database. */
public final class JdbcGrantBook implements GrantBook {

  private static final String ENTRIES =
      "SELECT id, side, kind, asker, asked, state, round, since FROM kontor.grant_entry";

  private static final String FIND = ENTRIES + " WHERE id = ANY(?)";
  private static final String OPEN = ENTRIES + " WHERE id = ? FOR UPDATE";
  private static final String ALL = ENTRIES + " ORDER BY state <> 'ASKED', since DESC, id";

  private static final String KEEP =
      """
      INSERT INTO kontor.grant_entry
        (id, side, kind, asker, asked, peer, party, state, round, since)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE
      SET state = excluded.state, round = excluded.round, since = excluded.since\
      """;

  /** A statement of its own: the one after it sees what was committed by whoever had the lock. */
  private static final String TURN =
      "SELECT pg_advisory_xact_lock(hashtextextended('kontor.grants ' || ?, 0))";

  private static final String ASKED =
      """
      SELECT count(*) AS kept, count(*) FILTER (WHERE state = 'ASKED') AS waiting
      FROM kontor.grant_entry WHERE side = 'GIVEN' AND party = ?\
      """;

  private static final String FORGET =
      """
      DELETE FROM kontor.grant_entry WHERE id = (
        SELECT id FROM kontor.grant_entry
        WHERE side = 'GIVEN' AND party = ? AND state IN ('REFUSED', 'REVOKED')
        ORDER BY since, id LIMIT 1)\
      """;

  private static final String END_ALL =
      """
      UPDATE kontor.grant_entry SET state = 'REVOKED', since = ?
      WHERE peer = ? AND state IN ('ASKED', 'ALLOWED') RETURNING id\
      """;

  private final OpenUnits units;

  /** For a tenant's context, in whose open units it is. */
  public JdbcGrantBook(OpenUnits units) {
    this.units = units;
  }

  @Override
  public List<GrantEntry> find(Collection<UUID> ids) {
    try {
      var connection = units.connection();
      var wanted = connection.createArrayOf("uuid", ids.toArray());
      return Sql.query(connection, FIND, JdbcGrantBook::entry, wanted);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  @Override
  public @Nullable GrantEntry open(UUID id) {
    return query(OPEN, id).stream().findFirst().orElse(null);
  }

  @Override
  public List<GrantEntry> all() {
    return query(ALL);
  }

  @Override
  public Asked askedBy(String party) {
    var _ = query(TURN, _ -> true, party);
    return query(ASKED, row -> new Asked(row.getInt("kept"), row.getInt("waiting")), party)
        .getFirst();
  }

  @Override
  public boolean forgetClosed(String party) {
    return update(FORGET, party) > 0;
  }

  @Override
  public List<UUID> endAll(Address peer, Instant now) {
    return query(END_ALL, row -> row.getObject("id", UUID.class), now, peer.toString());
  }

  private List<GrantEntry> query(String statement, Object... parameters) {
    return query(statement, JdbcGrantBook::entry, parameters);
  }

  private <T> List<T> query(String statement, Sql.Row<T> row, Object... parameters) {
    try {
      return Sql.query(units.connection(), statement, row, parameters);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  private int update(String statement, Object... parameters) {
    try {
      return Sql.update(units.connection(), statement, parameters);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  private static GrantEntry entry(ResultSet row) throws SQLException {
    var grant =
        new Grant(
            row.getObject("id", UUID.class),
            Side.valueOf(row.getString("side")),
            row.getString("kind"),
            Address.parse(row.getString("asker")),
            Address.parse(row.getString("asked")),
            State.valueOf(row.getString("state")),
            Objects.requireNonNull(Sql.instant(row, "since")));
    return new GrantEntry(grant, row.getInt("round"));
  }

  @Override
  public void keep(GrantEntry entry) {
    var grant = entry.grant();
    var _ =
        update(
            KEEP,
            grant.id(),
            grant.side().name(),
            grant.kind(),
            grant.asker().toString(),
            grant.asked().toString(),
            entry.peer().toString(),
            entry.party(),
            grant.state().name(),
            entry.round(),
            grant.since());
  }
}
