package dev.kontor.host.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Real requests to a host on this machine. */
final class Http {

  private static final Duration BOUND = Duration.ofSeconds(60);

  static {
    // So that a request can be sent to a tenant's host name without a name server that knows it.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,connection");
  }

  static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(BOUND).build();

  private Http() {}

  /** Header names that say when or to whom an answer was written, and nothing of what it says. */
  private static final List<String> INCIDENTAL = List.of("date", "connection");

  static Answer send(
      int port, String method, String path, @Nullable String body, String... headers) {
    try {
      return Answer.of(
          CLIENT.send(request(port, method, path, body, headers), BodyHandlers.ofString()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Everything that comes back for bytes that no ordinary client sends. */
  static String raw(String host, int port, String request) {
    try (var socket = new Socket(host, port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static CompletableFuture<Answer> sendLater(
      int port, String method, String path, @Nullable String body, String... headers) {
    return CLIENT
        .sendAsync(request(port, method, path, body, headers), BodyHandlers.ofString())
        .thenApply(Answer::of);
  }

  private static HttpRequest request(
      int port, String method, String path, @Nullable String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
            .timeout(BOUND)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null && !List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }

  /** What came back. */
  record Answer(int status, Map<String, List<String>> headers, String body) {

    static Answer of(HttpResponse<String> response) {
      return new Answer(response.statusCode(), response.headers().map(), response.body());
    }

    @Nullable String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
          .findFirst()
          .orElse(null);
    }

    /** All of it that a caller can tell one answer from another by. */
    Answer withoutIncidentals() {
      var kept = new TreeMap<>(headers);
      INCIDENTAL.forEach(kept::remove);
      return new Answer(status, kept, body);
    }

    Json json() {
      return Json.of(body);
    }

    String text(String... fields) {
      return json().text(fields);
    }
  }
}
