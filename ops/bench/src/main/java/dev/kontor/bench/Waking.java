package dev.kontor.bench;

import java.sql.DriverManager;

/** Waking a tenant to its first answer beside one bare connection to its database. */
final class Waking {

  private Waking() {}

  static void measure(BenchHost host, Size size, Report report) throws Exception {
    var id = host.onboard("sleeper", "shipping");
    var login = host.login(id);
    try (var client = new KeepAliveClient(host.port())) {
      var medians =
          Medians.interleaved(
              size.pairs(),
              () -> {
                host.administration().sleep(id);
                return Medians.millis(() -> client.get("/t/sleeper/locations/SESTO"));
              },
              () ->
                  Medians.millis(() ->
                      DriverManager.getConnection(login.url(), login.user(), login.password())
                          .close()));
      report.add(Line.cost("waking to the first answer / JDBC connect", medians, "ms", 4));
    }
  }
}
