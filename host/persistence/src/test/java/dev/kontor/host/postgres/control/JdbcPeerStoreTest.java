package dev.kontor.host.postgres.control;

import dev.kontor.host.peer.PeerStore;
import dev.kontor.host.peer.PeerStoreContract;
import dev.kontor.host.postgres.TestServer;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.world.RealWorld;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;

final class JdbcPeerStoreTest extends PeerStoreContract {

  private final RealWorld world = new RealWorld();
  private final String site = "p" + world.newId().toString().substring(30);
  private final ControlDatabase control =
      ControlDatabase.open(TestServer.address(), site, world, _ -> {});

  @AfterEach
  void leaves_nothing() throws SQLException {
    control.close();
    world.close();
    try (var admin = TestServer.admin()) {
      Sql.update(admin, "drop database \"kontor_%s_control\" with (force)".formatted(site));
    }
  }

  @Override
  protected PeerStore store() {
    return new JdbcPeerStore(control.sql());
  }
}
