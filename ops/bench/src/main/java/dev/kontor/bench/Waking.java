package dev.kontor.bench;

import dev.kontor.bench.load.WarmUp;
import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.tenant.TenantId;
import java.sql.DriverManager;

/** Waking a tenant to its first answer beside one bare connection to its database. */
final class Waking {

  private Waking() {}

  static void measure(BenchHost host, Size size, Report report) throws Exception {
    var id = host.onboard("sleeper", "shipping");
    var login = host.login(id);
    try (var client = new KeepAliveClient(host.port())) {
      WarmUp.of(() -> wake(host, id, client) + connect(login));
      var medians =
          Medians.interleaved(size.pairs(), () -> wake(host, id, client), () -> connect(login));
      report.add(Line.cost("waking to the first answer / JDBC connect", medians, "ms", 4));
    }
  }

  private static double wake(BenchHost host, TenantId id, KeepAliveClient client) throws Exception {
    host.administration().sleep(id);
    return Medians.millis(() -> client.get("/t/sleeper/locations/SESTO"));
  }

  private static double connect(ServerAddress login) throws Exception {
    return Medians.millis(
        () -> DriverManager.getConnection(login.url(), login.user(), login.password()).close());
  }
}
