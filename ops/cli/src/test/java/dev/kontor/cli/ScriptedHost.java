package dev.kontor.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real HTTP server that gives the admin API's documented answers, in the order in which a test
 * laid them down; the last one stays. What wasn't laid down is a 404 without a problem document.
 */
final class ScriptedHost implements AutoCloseable {

  /** What a command said, and its exit code. */
  record Said(int exitCode, String out, String err) {}

  /** A request as it came. */
  record Request(String line, String token, String contentType, String prefer, String body) {}

  private record Scripted(int status, String body) {}

  private static final int WIDE = 200;

  private final HttpServer server;
  private final Map<String, Deque<Scripted>> answers = new HashMap<>();
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

  ScriptedHost() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Answers {@code METHOD /path?query} of the admin API, or {@code /t/…}, with this next. */
  ScriptedHost on(String request, int status, String body) {
    answers
        .computeIfAbsent(request, _ -> new ArrayDeque<>())
        .add(new Scripted(status, body.replace('\'', '"')));
    return this;
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  List<String> requestLines() {
    return requests().stream().map(Request::line).toList();
  }

  /** Runs a command whose output is piped. */
  Said run(String... arguments) {
    return run(0, arguments);
  }

  /** Runs a command on a terminal of so many columns, without colours. */
  Said run(int columns, String... arguments) {
    var withUrl = Stream.concat(Arrays.stream(arguments), Stream.of("--url", url()));
    return run(columns, Map.of("KONTOR_TOKEN", "secret"), withUrl.toArray(String[]::new));
  }

  /** Runs a command on a terminal at which somebody types this. */
  Said typing(String typed, String... arguments) {
    var withUrl = Stream.concat(Arrays.stream(arguments), Stream.of("--url", url()));
    return run(WIDE, Map.of("KONTOR_TOKEN", "secret"), typed, withUrl.toArray(String[]::new));
  }

  static Said run(int columns, Map<String, String> environment, String... arguments) {
    return run(columns, environment, "", arguments);
  }

  private static Said run(
      int columns, Map<String, String> environment, String typed, String[] arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var input = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
    var terminal = new Terminal(stream(out), stream(err), columns, false);
    var exitCode = Main.run(new Shell(terminal, environment, input), arguments);
    return new Said(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().toString().replaceFirst("^/admin/v1", "");
    var line = exchange.getRequestMethod() + " " + path;
    requests.add(
        new Request(
            line,
            header(exchange, "Authorization"),
            header(exchange, "Content-Type"),
            header(exchange, "Prefer"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    var scripted = next(line);
    var body = scripted.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(scripted.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private Scripted next(String line) {
    var left = answers.get(line);
    if (left == null) {
      return new Scripted(404, "");
    }
    return left.size() > 1 ? left.remove() : left.element();
  }

  private static String header(HttpExchange exchange, String name) {
    var value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
