package dev.kontor.host.postgres.unit;

import dev.kontor.host.letter.Outbox;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.postgres.sql.SqlFailed;
import dev.kontor.process.letter.LetterSentAgain;
import dev.kontor.tenant.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's letters in its database. What it forgets was taken, which stays true whoever owns the
 * tenant by then; so only what a unit writes is fenced.
 */
public final class JdbcOutbox implements Outbox {

  private static final String CHANNELS =
      """
      SELECT recipient, id, attempts, extract(epoch FROM failed_for) AS failed_for, tried_at, again
      FROM kontor.channel\
      """;

  private static final String WAITING =
      CHANNELS
          + """
           WHERE EXISTS (SELECT FROM kontor.letter WHERE letter.recipient = channel.recipient)
          ORDER BY recipient\
          """;

  private static final String BACKLOG =
      """
      SELECT recipient, count(*) AS letters, min(written_at) AS oldest, attempts, again, error
      FROM kontor.channel JOIN kontor.letter USING (recipient)
      GROUP BY channel.recipient ORDER BY recipient\
      """;

  private static final String CHANNEL = CHANNELS + " WHERE recipient = ?";

  /** Behind so many bytes, as they are stored, no further letter is read. */
  private static final int MOST_BYTES = 1024 * 1024;

  private static final String NEXT =
      "SELECT letter.number, letter.written_at, letter.found, "
          + EventRow.COLUMNS
          + """
           FROM (
            SELECT letter.*, count(*) OVER () AS found,
              sum(pg_column_size(sent.data)) OVER (ORDER BY letter.number ROWS UNBOUNDED PRECEDING)
                - pg_column_size(sent.data) AS before
            FROM (
              SELECT * FROM kontor.letter WHERE recipient = ? ORDER BY number LIMIT ?
            ) letter JOIN kontor.event sent ON sent.position = letter.event
          ) letter JOIN kontor.event event ON event.position = letter.event
          WHERE letter.before < %d ORDER BY letter.number\
          """
              .formatted(MOST_BYTES);

  /** A letter that was sent again bears the id of the activity in it. */
  private static final String SENT =
      """
      SELECT activity.metadata ->> 'id' AS id
      FROM kontor.event sent JOIN kontor.event activity
        ON activity.position = CASE sent.type
          WHEN '%s' THEN (sent.data ->> 'event')::bigint ELSE sent.position END
      WHERE sent.position = ?\
      """
          .formatted(LetterSentAgain.TYPE);

  private static final String TAKEN = "SELECT kontor.forget_letters(?, ?)";

  private static final String ANSWERED =
      """
      UPDATE kontor.channel
      SET attempts = 0, failed_for = '0', tried_at = NULL, again = NULL, error = NULL
      WHERE recipient = ? AND attempts > 0\
      """;

  private static final String FAILED =
      """
      UPDATE kontor.channel
      SET attempts = ?, failed_for = make_interval(secs => ?), tried_at = ?, again = ?, error = ?
      WHERE recipient = ?\
      """;

  private static final String RENEW =
      "UPDATE kontor.channel SET id = ? WHERE recipient = ? AND id = ?";
  private static final String GIVE_UP =
      "DELETE FROM kontor.letter WHERE recipient = ? AND number = ?";

  private final TenantId tenant;
  private final OpenUnits units;
  private final DataSource dataSource;

  /**
   * For a tenant's context.
   *
   * @param dataSource the database's own, not the context's bean, which would join its transactions
   */
  public JdbcOutbox(TenantId tenant, OpenUnits units, DataSource dataSource) {
    this.tenant = tenant;
    this.units = units;
    this.dataSource = dataSource;
  }

  @Override
  public List<Channel> waiting() {
    return with(connection -> Sql.query(connection, WAITING, JdbcOutbox::channel));
  }

  @Override
  public List<Backlog> backlog() {
    return with(connection -> Sql.query(connection, BACKLOG, JdbcOutbox::backlog));
  }

  private static Backlog backlog(ResultSet row) throws SQLException {
    return new Backlog(
        row.getString("recipient"),
        row.getLong("letters"),
        Objects.requireNonNull(Sql.instant(row, "oldest")),
        row.getInt("attempts"),
        Sql.instant(row, "again"),
        row.getString("error"));
  }

  @Override
  public @Nullable Channel channel(String to) {
    return with(connection -> Sql.query(connection, CHANNEL, JdbcOutbox::channel, to)).stream()
        .findFirst()
        .orElse(null);
  }

  private static Channel channel(ResultSet row) throws SQLException {
    return new Channel(
        row.getString("recipient"),
        row.getObject("id", UUID.class),
        row.getInt("attempts"),
        Duration.ofSeconds(row.getLong("failed_for")),
        Sql.instant(row, "tried_at"),
        Sql.instant(row, "again"));
  }

  @Override
  public Page next(String to, int most) {
    var found = with(connection -> Sql.query(connection, NEXT, this::found, to, most));
    int all = found.isEmpty() ? 0 : found.getFirst().all;
    return new Page(found.stream().map(Found::letter).toList(), all < most && all == found.size());
  }

  private Found found(ResultSet row) throws SQLException {
    return new Found(
        Written.of(
            row.getLong("number"),
            EventRow.event(row, tenant),
            Objects.requireNonNull(Sql.instant(row, "written_at"))),
        row.getInt("found"));
  }

  /** One of so many, of which not all are read when they are long. */
  private record Found(Written letter, int all) {}

  @Override
  public @Nullable UUID sent(long number) {
    return with(connection ->
            Sql.query(connection, SENT, row -> UUID.fromString(row.getString("id")), number))
        .stream()
        .findFirst()
        .orElse(null);
  }

  @Override
  public int taken(String to, long upTo) {
    return with(connection -> Sql.query(connection, TAKEN, row -> row.getInt(1), to, upTo))
        .getFirst();
  }

  @Override
  public void answered(String to) {
    update(ANSWERED, to);
  }

  @Override
  public void failed(String to, Failure failure) {
    update(
        FAILED,
        failure.attempts(),
        (double) failure.failedFor().toSeconds(),
        failure.triedAt(),
        failure.again(),
        failure.error().replace('\0', ' '),
        to);
  }

  @Override
  public void renew(String to, UUID former, UUID id) {
    update(RENEW, id, to, former);
  }

  @Override
  public boolean giveUp(String to, long number) {
    try {
      return Sql.update(units.connection(), GIVE_UP, to, number) > 0;
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  private void update(String statement, @Nullable Object... parameters) {
    with(connection -> Sql.update(connection, statement, parameters));
  }

  private <T> T with(Sql.Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.on(connection);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }
}
