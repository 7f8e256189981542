package dev.kontor.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Runs the usual commands once against a host that isn't one, so that a JVM that records its
 * classes sees those that commands use.
 */
public final class Rehearsal {

  private static final byte[] TENANTS =
      """
      [{"id": "acme", "title": "Acme", "state": "active", "awake": true, "modules": ["shipping"],
        "database": "main", "schemaVersion": "1", "followUps": 0, "deadLetters": 0}]
      """
          .getBytes(StandardCharsets.UTF_8);

  private Rehearsal() {}

  /** The process's entry. */
  public static void main(String[] arguments) throws IOException {
    var host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    host.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, TENANTS.length);
          exchange.getResponseBody().write(TENANTS);
          exchange.close();
        });
    host.start();
    try {
      var url = "http://localhost:" + host.getAddress().getPort();
      for (var colour : new boolean[] {true, false}) {
        var shell =
            new Shell(
                silent(colour), Map.of("KONTOR_TOKEN", "rehearsal"), InputStream.nullInputStream());
        Main.run(shell, "tenant", "list", "--url", url);
        Main.run(shell, "tenant", "list", "--json", "--url", url);
        Main.run(shell, "tenant", "show", "acme", "--url", url);
        Main.run(shell, "tenant", "onboard", "acme", "--url", url);
        Main.run(shell, "tenant", "--help");
        Main.run(shell, "nonsense");
      }
    } finally {
      host.stop(0);
    }
  }

  private static Terminal silent(boolean colour) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Terminal(nowhere, nowhere, colour ? 80 : 0, colour);
  }
}
