package dev.kontor.host.postgres.mail;

import dev.kontor.host.mail.MailText;
import dev.kontor.host.mail.Mailbox;
import dev.kontor.host.mail.PostedMail;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.postgres.sql.SqlFailed;
import dev.kontor.host.postgres.unit.OpenUnits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

/** A tenant's mail box in its database. */
public final class JdbcMailbox implements Mailbox {

  /** One round trip; the second statement finds its row by the primary key's index alone. */
  private static final String KEEP =
      """
      INSERT INTO kontor.mail (id, sender, recipient, subject, body, sent_at)
      VALUES (?, ?, ?, ?, ?, ?);
      DELETE FROM kontor.mail WHERE number <= (
        SELECT number FROM kontor.mail ORDER BY number DESC OFFSET ? LIMIT 1)\
      """;

  private static final String NEWEST =
      """
      SELECT id, sender, recipient, subject, body, sent_at FROM kontor.mail
      ORDER BY number DESC LIMIT ?\
      """;

  private final OpenUnits units;
  private final DataSource dataSource;

  /**
   * For a tenant's context.
   *
   * @param units in which mails are kept
   * @param dataSource the database's own
   */
  public JdbcMailbox(OpenUnits units, DataSource dataSource) {
    this.units = units;
    this.dataSource = dataSource;
  }

  @Override
  public void keep(PostedMail mail) {
    var text = mail.text();
    try {
      Sql.update(
          units.connection(),
          KEEP,
          mail.id(),
          mail.from(),
          text.to(),
          text.subject(),
          text.body(),
          mail.sentAt(),
          MOST_KEPT);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  @Override
  public List<PostedMail> newest(int most) {
    try (var connection = dataSource.getConnection()) {
      return Sql.query(connection, NEWEST, JdbcMailbox::mail, most);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  private static PostedMail mail(ResultSet row) throws SQLException {
    return new PostedMail(
        row.getObject("id", UUID.class),
        row.getString("sender"),
        new MailText(row.getString("recipient"), row.getString("subject"), row.getString("body")),
        Objects.requireNonNull(Sql.instant(row, "sent_at")));
  }
}
