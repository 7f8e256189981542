package dev.kontor.host.postgres.control;

import dev.kontor.host.peer.Peer;
import dev.kontor.host.peer.PeerStore;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.signature.key.VerifyingKey;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** The peers of the control database. */
public final class JdbcPeerStore implements PeerStore {

  private final Sql sql;

  /** On the control database. */
  public JdbcPeerStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Peer> peers() {
    return sql.query("select name, url, key, since from peer order by name", JdbcPeerStore::peer);
  }

  private static Peer peer(ResultSet row) throws SQLException {
    return new Peer(
        row.getString("name"),
        URI.create(row.getString("url")),
        VerifyingKey.of(row.getBytes("key")),
        Objects.requireNonNull(Sql.instant(row, "since")));
  }

  @Override
  public boolean add(Peer peer) {
    return sql.update(
            """
            insert into peer (name, url, key, since) values (?, ?, ?, ?)
            on conflict (name) do nothing\
            """,
            peer.name(),
            peer.url().toString(),
            peer.key().raw(),
            peer.since())
        > 0;
  }

  @Override
  public boolean remove(String name) {
    return sql.update("delete from peer where name = ?", name) > 0;
  }
}
