package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a host still does once it has been told to stop. */
final class StopTest {

  private static final String BODY =
      "{\"reference\": \"batch-1\", \"sku\": \"LAMP\", \"quantity\": 3}";

  @Test
  void a_request_that_has_begun_to_arrive_is_answered_though_the_host_stops() throws Exception {
    try (var host = TestHost.start()) {
      host.onboard("acme", "allocation");
      int port = host.port();
      CompletableFuture<Void> stopped;
      try (var client = new Socket(InetAddress.getLoopbackAddress(), port);
          var answers =
              new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
        send(
            client,
            """
            POST /t/acme/batches HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/json\r
            Content-Length: %d\r
            Expect: 100-continue\r
            \r
            """
                .formatted(BODY.length()));
        assertThat(answers.readLine()).contains("100");
        assertThat(answers.readLine()).isEmpty();

        stopped = CompletableFuture.runAsync(host::stop);
        eventually("no new connections", () -> refusesConnections(port));
        send(client, BODY);

        assertThat(answers.readLine()).startsWith("HTTP/1.1 201");
      }
      stopped.join();
    }
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(US_ASCII));
    client.getOutputStream().flush();
  }

  private static boolean refusesConnections(int port) {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return false;
    } catch (IOException refused) {
      return true;
    }
  }
}
