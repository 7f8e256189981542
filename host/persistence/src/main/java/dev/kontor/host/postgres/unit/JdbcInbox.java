package dev.kontor.host.postgres.unit;

import dev.kontor.host.letter.Inbox;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.postgres.sql.SqlFailed;
import java.sql.SQLException;
import java.util.UUID;

/** Which letters a tenant has taken, in its database. */
public final class JdbcInbox implements Inbox {

  /** Locks the sender's row, and makes it if it is the first time. */
  private static final String OPEN =
      """
      INSERT INTO kontor.inbox AS known (sender, channel, last) VALUES (?, ?, 0)
      ON CONFLICT (sender) DO UPDATE SET
        last = CASE WHEN excluded.channel > known.channel THEN 0 ELSE known.last END,
        letter = CASE WHEN excluded.channel > known.channel THEN NULL ELSE known.letter END,
        channel = greatest(excluded.channel, known.channel)
      RETURNING channel, last, letter\
      """;

  private static final String TAKEN =
      "UPDATE kontor.inbox SET last = ?, letter = ? WHERE sender = ?";

  private final OpenUnits units;

  /** For a tenant's context, in whose open units it is. */
  public JdbcInbox(OpenUnits units) {
    this.units = units;
  }

  @Override
  public Last open(String from, UUID channel) {
    try {
      var known =
          Sql.query(
                  units.connection(),
                  OPEN,
                  row ->
                      new Known(
                          row.getObject("channel", UUID.class),
                          new Last(row.getLong("last"), row.getObject("letter", UUID.class))),
                  from,
                  channel)
              .getFirst();
      if (!known.channel.equals(channel)) {
        throw new Outdated(from, channel, known.channel);
      }
      return known.last;
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  @Override
  public void taken(String from, Last last) {
    try {
      Sql.update(units.connection(), TAKEN, last.number(), last.id(), from);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  private record Known(UUID channel, Last last) {}
}
