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
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant's grants in its database. */
public final class JdbcGrantBook implements GrantBook {

  private static final String ENTRIES =
      "SELECT id, side, kind, asker, asked, state, round, since FROM kontor.grant_entry";

  private static final String WITH = ENTRIES + " WHERE peer = ?";
  private static final String OPEN = ENTRIES + " WHERE id = ? FOR UPDATE";
  private static final String ALL = ENTRIES + " ORDER BY state <> 'ASKED', since DESC, id";

  private static final String KEEP =
      """
      INSERT INTO kontor.grant_entry (id, side, kind, asker, asked, peer, state, round, since)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE
      SET state = excluded.state, round = excluded.round, since = excluded.since\
      """;

  private final OpenUnits units;

  /** For a tenant's context, in whose open units it is. */
  public JdbcGrantBook(OpenUnits units) {
    this.units = units;
  }

  @Override
  public List<GrantEntry> with(Address peer) {
    return query(WITH, peer.toString());
  }

  @Override
  public @Nullable GrantEntry open(UUID id) {
    return query(OPEN, id).stream().findFirst().orElse(null);
  }

  @Override
  public List<GrantEntry> all() {
    return query(ALL);
  }

  private List<GrantEntry> query(String statement, @Nullable Object... parameters) {
    try {
      return Sql.query(units.connection(), statement, JdbcGrantBook::entry, parameters);
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
    try {
      Sql.update(
          units.connection(),
          KEEP,
          grant.id(),
          grant.side().name(),
          grant.kind(),
          grant.asker().toString(),
          grant.asked().toString(),
          entry.peer().toString(),
          grant.state().name(),
          entry.round(),
          grant.since());
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }
}
