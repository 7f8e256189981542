package dev.kontor.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the host's admin API, and lends {@link TenantApi} its way of speaking; it turns every
 * answer but success into a {@link Failure} with the exit code that stands for it.
 *
 * <p>It uses {@link HttpURLConnection} because a command should be over before {@code
 * java.net.http} has started its threads.
 */
final class AdminApi {

  private static final String ADMIN = "/admin/v1";
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 60_000;
  private static final int LONGEST_ANSWER = 64 << 20;

  private final URI host;
  private final @Nullable String token;

  AdminApi(URI host, @Nullable String token) {
    this.host = host;
    this.token = token;
  }

  /**
   * An answer that means success.
   *
   * @param status the HTTP status, 200 to 299
   * @param body the JSON sent, null when there was none
   */
  record Answer(int status, @Nullable Object body) {

    JsonObject object() {
      return JsonObject.of(body);
    }

    List<JsonObject> list() {
      return JsonObject.listOf(body);
    }
  }

  Answer get(String path) {
    return send("GET", path, Map.of(), null);
  }

  /** What is there, as the text that it is. */
  String read(String path) {
    return exchange("GET", ADMIN + path, Map.of("Accept", "*/*"), null).text();
  }

  Answer post(String path) {
    return send("POST", path, Map.of(), "");
  }

  Answer post(String path, Map<String, String> headers, String body) {
    return send("POST", path, headers, body);
  }

  Answer delete(String path) {
    return send("DELETE", path, Map.of(), null);
  }

  Answer put(String path, Map<String, String> headers, String body) {
    return send("PUT", path, headers, body);
  }

  /** A tenant's own API on the same host. */
  TenantApi of(String tenant) {
    return new TenantApi(host, tenant);
  }

  /** Sends a text to an address that is no admin API's, and so without the token. */
  static Answer post(URI address, String contentType, String body) {
    var api = new AdminApi(address, null);
    return api.answer(api.exchange("POST", "", Map.of("Content-Type", contentType), body));
  }

  private Answer send(
      String method, String path, Map<String, String> headers, @Nullable String body) {
    return answer(exchange(method, ADMIN + path, headers, body));
  }

  private Answer answer(Reply reply) {
    try {
      return new Answer(
          reply.status(), reply.text().isBlank() ? null : JsonObject.parse(reply.text()));
    } catch (IOException notJson) {
      throw noHost(notJson);
    }
  }

  private record Reply(int status, String text) {}

  private Reply exchange(
      String method, String path, Map<String, String> headers, @Nullable String body) {
    try {
      var connection = open(method, path, headers);
      if (body != null) {
        connection.setDoOutput(true);
        try (var request = connection.getOutputStream()) {
          request.write(body.getBytes(StandardCharsets.UTF_8));
        }
      }
      return reply(connection);
    } catch (ConnectException | NoRouteToHostException refused) {
      throw unreachable(
          "%s; is the host running? start it with ops/kontor serve".formatted(reason(refused)));
    } catch (UnknownHostException unknown) {
      throw unreachable("no such host name; check --url or KONTOR_URL");
    } catch (SocketTimeoutException slow) {
      throw unreachable("no answer in time; is it overloaded? see its log, then try again");
    } catch (IOException broken) {
      throw noHost(broken);
    }
  }

  private Failure noHost(IOException broken) {
    return unreachable(
        "%s; is it a Kontor host? check --url or KONTOR_URL".formatted(reason(broken)));
  }

  private HttpURLConnection open(String method, String path, Map<String, String> headers)
      throws IOException {
    var url = URI.create(host + path).toURL();
    var connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
    connection.setRequestMethod(method);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(ANSWER_MILLIS);
    connection.setRequestProperty("Accept", "application/json, application/problem+json");
    if (token != null) {
      connection.setRequestProperty("Authorization", "Bearer " + token);
    }
    headers.forEach(connection::setRequestProperty);
    return connection;
  }

  private Reply reply(HttpURLConnection connection) throws IOException {
    var status = connection.getResponseCode();
    var text = text(connection, status);
    if (status >= 200 && status < 300) {
      return new Reply(status, text);
    }
    throw failure(status, problem(text));
  }

  private static String text(HttpURLConnection connection, int status) throws IOException {
    var body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    if (body == null) {
      return "";
    }
    try (body) {
      var bytes = body.readNBytes(LONGEST_ANSWER + 1);
      if (bytes.length > LONGEST_ANSWER) {
        throw new IOException("its answer is longer than 64 MiB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static JsonObject problem(String text) {
    try {
      return JsonObject.of(JsonObject.parse(text));
    } catch (IOException notJson) {
      return new JsonObject(Map.of());
    }
  }

  private Failure failure(int status, JsonObject problem) {
    var said = problem.has("detail") ? problem.text("detail") : problem.text("title");
    var errors = problem.objects("errors").stream().map(ConfigurationError::of).toList();
    if (status == 403 && token == null && !said.isEmpty()) {
      return new Failure(ExitCode.REFUSED, said);
    }
    return switch (status) {
      case 401, 403 -> new Failure(ExitCode.UNREACHABLE, tokenRefused());
      case 404 -> new Failure(ExitCode.NO_SUCH_THING, said.isEmpty() ? notFound() : said);
      case 409 -> new Failure(ExitCode.REFUSED, said.isEmpty() ? answered(status) : said);
      default ->
          status < 400
              ? unreachable("it answered %d; is it a Kontor host? check --url".formatted(status))
              : new Failure(ExitCode.FAILED, said.isEmpty() ? answered(status) : said, errors);
    };
  }

  private String tokenRefused() {
    return token == null
        ? "%s asks for the admin token; give --token or KONTOR_TOKEN, or with --data the host's data folder, where admin.token lies"
            .formatted(host)
        : "%s refused the admin token; check --token or KONTOR_TOKEN, or with --data name that host's own data folder"
            .formatted(host);
  }

  private String notFound() {
    return "%s knows nothing of that name; see kontor tenant list".formatted(host);
  }

  private String answered(int status) {
    return "%s answered %d and said no more; see its log".formatted(host, status);
  }

  private Failure unreachable(String why) {
    return new Failure(ExitCode.UNREACHABLE, "%s: %s".formatted(host, why));
  }

  /** Class names stay out, and long texts: a parser quotes what it couldn't read. */
  private static String reason(IOException failure) {
    var message = String.valueOf(failure.getMessage());
    var line = message.lines().findFirst().orElse("");
    return line.length() <= 120 ? line : line.substring(0, 120) + "…";
  }
}
