package dev.kontor.host.postgres.unit;

import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.unit.KeptAnswer;
import dev.kontor.host.unit.RequestKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers to requests, as the database keeps them. */
final class AnswerRow {

  private static final String PLACE =
      " FROM kontor.answer WHERE key = ? AND command = ? AND principal = ? AND kept_until ";

  private AnswerRow() {}

  /** The one in this place that is kept longer than this; null: none. */
  static @Nullable KeptAnswer find(Connection connection, RequestKey key, Instant now)
      throws SQLException {
    return Sql.query(
            connection,
            "SELECT fingerprint, content, kept_until" + PLACE + "> ?",
            row ->
                new KeptAnswer(
                    new RequestKey(
                        key.principal(), key.command(), key.key(), row.getString("fingerprint")),
                    row.getString("content"),
                    Objects.requireNonNull(Sql.instant(row, "kept_until"))),
            key.key(),
            key.command(),
            key.principal(),
            now)
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** Whether it is exactly this one that is kept: no other is kept until the same time. */
  static boolean isThere(Connection connection, KeptAnswer answer) throws SQLException {
    var key = answer.key();
    return !Sql.query(
            connection,
            "SELECT" + PLACE + "= ?",
            _ -> true,
            key.key(),
            key.command(),
            key.principal(),
            answer.until())
        .isEmpty();
  }
}
