package dev.kontor.host.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.kontor.host.world.Network.Request;
import dev.kontor.host.world.Network.Response;
import dev.kontor.host.world.NetworkFailed.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real connections on this machine. */
final class HttpNetworkTest {

  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofMillis(200);
  private static final int LONGEST = 100_000;

  private final RealWorld world = new RealWorld();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(task -> world.run("server", task));
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    world.close();
  }

  @Test
  void a_request_and_its_answer_are_carried_as_they_are() {
    var received = new ConcurrentHashMap<String, String>();
    on(
        "/inbox",
        exchange -> {
          received.put("method", exchange.getRequestMethod());
          received.put("uri", exchange.getRequestURI().toString());
          received.put("letters", String.valueOf(exchange.getRequestHeaders().get("Letters")));
          received.put("body", new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.getResponseHeaders().add("Retry-After", "7");
          answer(exchange, 429, "später".getBytes(UTF_8));
        });

    var response =
        send(
            new Request(
                "POST",
                uri("/inbox?x=%2F"),
                Map.of("letters", List.of("one", "two")),
                "grüße".getBytes(UTF_8),
                BOUND,
                LONGEST));

    assertThat(received)
        .containsEntry("method", "POST")
        .containsEntry("uri", "/inbox?x=%2F")
        .containsEntry("letters", "[one, two]")
        .containsEntry("body", "grüße");
    assertThat(response.status()).isEqualTo(429);
    assertThat(response.fields()).containsEntry("retry-after", List.of("7"));
    assertThat(new String(response.body(), UTF_8)).isEqualTo("später");
  }

  @Test
  void a_redirect_is_an_answer_and_not_followed() {
    var asked = ConcurrentHashMap.<String>newKeySet();
    on(
        "/elsewhere",
        exchange -> {
          asked.add("elsewhere");
          answer(exchange, 200, new byte[0]);
        });
    on(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Location", uri("/elsewhere").toString());
          answer(exchange, 302, new byte[0]);
        });

    assertThat(send(Request.get(uri("/"), BOUND, LONGEST)).status()).isEqualTo(302);
    assertThat(asked).isEmpty();
  }

  @Test
  void requests_one_after_the_other_share_a_connection() {
    Set<InetSocketAddress> callers = ConcurrentHashMap.newKeySet();
    on(
        "/",
        exchange -> {
          callers.add(exchange.getRemoteAddress());
          answer(exchange, 200, new byte[1000]);
        });

    for (int i = 0; i < 5; i++) {
      send(Request.get(uri("/"), BOUND, LONGEST));
    }

    assertThat(callers).hasSize(1);
  }

  @Test
  void an_answer_may_be_as_long_as_was_said_and_no_longer() {
    on("/longest", exchange -> answer(exchange, 200, new byte[LONGEST]));
    on("/longer", exchange -> answer(exchange, 200, new byte[LONGEST + 1]));
    on(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (true) {
            exchange.getResponseBody().write(new byte[LONGEST]);
          }
        });

    assertThat(send(Request.get(uri("/longest"), BOUND, LONGEST)).body()).hasSize(LONGEST);
    for (var path : List.of("/longer", "/endless")) {
      assertFails(Request.get(uri(path), BOUND, LONGEST), Kind.TOO_LONG, "100000 bytes");
    }
  }

  @Test
  void an_answer_that_does_not_come_or_does_not_end_in_time_is_given_up() {
    on("/silent", _ -> untilTheEnd());
    on(
        "/half",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          untilTheEnd();
        });

    for (var path : List.of("/silent", "/half")) {
      assertFails(Request.get(uri(path), SOON, LONGEST), Kind.TOO_LATE, "within 0.2s");
    }
    assertThat(world.timers()).isZero();
  }

  @Test
  void nobody_there_and_a_broken_connection_are_told() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    on(
        "/broken",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(1);
          exchange.close();
        });

    assertFails(
        Request.get(URI.create("http://localhost:" + free + "/"), BOUND, LONGEST),
        Kind.UNREACHABLE,
        "http://localhost:" + free + "/' can't be reached: ");
    assertFails(
        Request.get(URI.create("http://nobody.invalid/"), BOUND, LONGEST),
        Kind.UNREACHABLE,
        "no such host name");
    assertFails(Request.get(uri("/broken"), BOUND, LONGEST), Kind.UNREACHABLE, "/broken");
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_told_with_what_to_do(@TempDir Path folder)
      throws Exception {
    var encrypted =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    encrypted.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder.resolve("keys.p12"))));
    encrypted.start();
    try {
      assertFails(
          Request.get(
              URI.create("https://localhost:%d/".formatted(encrypted.getAddress().getPort())),
              BOUND,
              LONGEST),
          Kind.UNREACHABLE,
          "expected a certificate for that name, by an authority that this host's Java trusts");
    } finally {
      encrypted.stop(0);
    }
  }

  private static SSLContext selfSigned(Path file) throws Exception {
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-keystore",
                file.toString(),
                "-storepass",
                "secret")
            .redirectErrorStream(true)
            .start();
    var said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    var password = "secret".toCharArray();
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStore.getInstance(file.toFile(), password), password);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void closing_the_world_breaks_requests_off() {
    var asked = new CountDownLatch(1);
    on(
        "/silent",
        _ -> {
          asked.countDown();
          untilTheEnd();
        });
    var request = Request.get(uri("/silent"), BOUND, LONGEST);
    var answer = world.network().send(request);
    await(asked);

    world.close();

    assertThatThrownBy(() -> world.await(answer, BOUND))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(NetworkFailed.class);
    assertThatThrownBy(() -> world.network().send(request))
        .isInstanceOf(IllegalStateException.class);
  }

  private void assertFails(Request request, Kind kind, String saying) {
    assertThatThrownBy(() -> send(request))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            NetworkFailed.class, failed -> assertThat(failed.kind()).isEqualTo(kind))
        .hasMessageContaining(saying);
  }

  private Response send(Request request) {
    try {
      return world.await(world.network().send(request), BOUND);
    } catch (TimeoutException late) {
      throw new AssertionError(request.toString(), late);
    }
  }

  private URI uri(String path) {
    return URI.create("http://localhost:%d%s".formatted(server.getAddress().getPort(), path));
  }

  private void on(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void untilTheEnd() {
    await(over);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
