package dev.kontor.host.postgres.unit;

import dev.kontor.host.letter.ChannelId;
import dev.kontor.host.letter.Inbox;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.postgres.sql.SqlFailed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Which letters a tenant has taken, in its database. */
public final class JdbcInbox implements Inbox {

  /** Locks the sender's row, and makes it if it is the first time. */
  private static final String OPEN =
      """
      INSERT INTO kontor.inbox AS known (sender, channel, last) VALUES (?, ?, 0)
      ON CONFLICT (sender) DO UPDATE SET last = known.last
      RETURNING channel, channel > ? AS is_newer, last, letter, coalesce(
        (SELECT changes FROM kontor.grant_changes WHERE peer = known.sender), 0) AS grants\
      """;

  private final OpenUnits units;

  /** For a tenant's context, in whose open units it is. */
  public JdbcInbox(OpenUnits units) {
    this.units = units;
  }

  @Override
  public Opened open(String from, UUID channel) {
    try {
      var known =
          Sql.query(units.connection(), OPEN, JdbcInbox::known, from, channel, channel).getFirst();
      if (known.isNewer) {
        throw new Outdated(from, channel, known.channel);
      }
      return known.channel.equals(channel)
          ? Opened.known(known.last, known.grants)
          : Opened.anew(!ChannelId.areOfOneTenant(known.channel, channel), known.grants);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        row.getObject("channel", UUID.class),
        row.getBoolean("is_newer"),
        new Last(row.getLong("last"), row.getObject("letter", UUID.class)),
        row.getLong("grants"));
  }

  /** As it was before, unless it is the first time. */
  private record Known(UUID channel, boolean isNewer, Last last, long grants) {}
}
