package dev.kontor.host.app;

import dev.kontor.host.postgres.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Stands before the test server, and has it say that it is PostgreSQL 14. */
final class AgedServer implements AutoCloseable {

  private static final String SAYS_VERSION = "server_version\0";

  private final ServerSocket entrance;
  private final int behind;

  AgedServer() throws IOException {
    entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    behind = URI.create(TestServer.address().url().substring("jdbc:".length())).getPort();
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "jdbc:postgresql://localhost:%d/postgres".formatted(entrance.getLocalPort());
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        var client = entrance.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), behind);
        Thread.ofVirtual().start(() -> pass(client, server, false));
        Thread.ofVirtual().start(() -> pass(server, client, true));
      } catch (IOException closed) {
        // The client sees it.
      }
    }
  }

  private static void pass(Socket from, Socket to, boolean ages) {
    try (from;
        to) {
      var buffer = new byte[65_536];
      for (int length; (length = from.getInputStream().read(buffer)) >= 0; ) {
        var said = Arrays.copyOf(buffer, length);
        to.getOutputStream().write(ages ? aged(said) : said);
      }
    } catch (IOException ended) {
      // So is the other direction.
    }
  }

  /** Of the same length, since each message of the protocol says its own. */
  private static byte[] aged(byte[] said) {
    var text = new String(said, StandardCharsets.ISO_8859_1);
    return text.replaceFirst(SAYS_VERSION + "[0-9]{2}", SAYS_VERSION + "14")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
