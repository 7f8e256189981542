package dev.kontor.host.postgres.nonce;

import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.postgres.sql.SqlFailed;
import dev.kontor.host.signature.Nonces;
import dev.kontor.host.signature.key.KeyId;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * The nonces in a tenant's database, which the tenant's login role writes.
 *
 * <p>Outside of units of work, and not fenced: a host that was overtaken can only take one more.
 */
public final class JdbcNonces implements Nonces {

  /**
   * One round trip, and a commit that doesn't wait for the disk: whatever is committed after it,
   * does so for both (PostgreSQL documentation, 28.4, asynchronous commit).
   */
  private static final String TAKE =
      """
      INSERT INTO kontor.nonce (signer, nonce, good_until)
      SELECT ?, ?, ?::timestamptz FROM set_config('synchronous_commit', 'off', true)
      ON CONFLICT (signer, nonce) DO NOTHING\
      """;

  /**
   * Writes it once more, since only who has changed something waits for the disk; also when the
   * server has lost it meanwhile.
   */
  private static final String KEEP =
      """
      INSERT INTO kontor.nonce (signer, nonce, good_until) VALUES (?, ?, ?)
      ON CONFLICT (signer, nonce) DO UPDATE SET good_until = excluded.good_until\
      """;

  private static final String FORGET = "DELETE FROM kontor.nonce WHERE good_until <= ?";

  private final DataSource connections;

  /** In the database that these connections lead to. */
  public JdbcNonces(DataSource connections) {
    this.connections = connections;
  }

  @Override
  public boolean take(KeyId signer, String nonce, Instant end) {
    return update(TAKE, signer.toString(), nonce, end) > 0;
  }

  @Override
  public void keep(KeyId signer, String nonce, Instant end) {
    update(KEEP, signer.toString(), nonce, end);
  }

  @Override
  public void forget(Instant now) {
    update(FORGET, now);
  }

  private int update(String statement, Object... parameters) {
    try (var connection = connections.getConnection()) {
      return Sql.update(connection, statement, parameters);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }
}
