package dev.kontor.host.postgres.control;

import dev.kontor.host.peer.PeerStore;
import dev.kontor.host.peer.PeerStoreContract;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;

final class JdbcPeerStoreTest extends PeerStoreContract {

  private final TestControl control = new TestControl();

  @AfterEach
  void leaves_nothing() throws SQLException {
    control.close();
  }

  @Override
  protected PeerStore store() {
    return new JdbcPeerStore(control.sql());
  }
}
