package dev.kontor.host.app;

import java.util.Map;

/** Two sites that know one another, each with a control database and a key of its own. */
record Sites(TestHost bremen, TestHost riga) implements AutoCloseable {

  static Sites start() {
    var bremen = TestHost.start(Map.of("kontor.name", "bremen"));
    var riga = TestHost.start(Map.of("kontor.name", "riga"));
    introduce(bremen, "riga", riga);
    introduce(riga, "bremen", bremen);
    return new Sites(bremen, riga);
  }

  /** Makes one a peer of another, as its operator would. */
  static void introduce(TestHost to, String name, TestHost peer) {
    var fingerprint = Json.of(peer.admin("GET", "/site").body()).text("fingerprint");
    var answer =
        to.admin(
            "POST",
            "/peers",
            """
            {"name": "%s", "url": "http://localhost:%d", "fingerprint": "%s"}\
            """
                .formatted(name, peer.port(), fingerprint));
    if (answer.status() != 201) {
      throw new AssertionError("'%s' is no peer: %s".formatted(name, answer));
    }
  }

  @Override
  public void close() {
    bremen.close();
    riga.close();
  }
}
