package dev.kontor.bench;

import dev.kontor.host.postgres.ServerAddress;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A peer in a JVM of its own, with a class path of its own. Used by one thread. */
final class PeerProcess implements AutoCloseable {

  private static final String CLASS_PATH = "kontor.bench.peers";
  private static final String ANSWER = "= ";

  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;

  /** Begun, on these databases. */
  PeerProcess(String name, List<ServerAddress> databases) throws IOException {
    var classPath = System.getProperty(CLASS_PATH);
    if (classPath == null) {
      throw new IllegalStateException(
          "-D%s is not set; expected the peers' class path, as ops/kontor bench sets it"
              .formatted(CLASS_PATH));
    }
    var command = new ArrayList<>(Child.java(classPath, List.of()));
    command.add("dev.kontor.bench.peer.PeerMain");
    command.add(name);
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    in =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var database : databases) {
      say("database %s %s %s".formatted(database.url(), database.user(), database.password()));
    }
    say("begin");
    var _ = answer();
  }

  /** Warms up over one tenant, in rounds of one second. */
  void warmUp(String form, int clients) throws IOException {
    warmUp(form, clients, 1);
  }

  /** Warms up, in rounds of one second. */
  void warmUp(String form, int clients, int tenants) throws IOException {
    say("warm %s %d %d %d".formatted(form, clients, 1000, tenants));
    var _ = answer();
  }

  /** Units a second. */
  double rate(String form, int clients, int millis, int tenants) throws IOException {
    say("rate %s %d %d %d".formatted(form, clients, millis, tenants));
    return Double.parseDouble(answer());
  }

  /** Milliseconds from the commit to the follow-up's beginning: the median, and the 99th. */
  List<Double> latency(double perSecond, int count) throws IOException {
    say("latency %s %d".formatted(perSecond, count));
    return List.of(answer().split(" ", -1)).stream().map(Double::valueOf).toList();
  }

  private void say(String line) throws IOException {
    in.write(line);
    in.newLine();
    in.flush();
  }

  private String answer() throws IOException {
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(ANSWER)) {
        return line.substring(ANSWER.length());
      }
    }
    throw new IOException("the peer ended without an answer; what it said is above");
  }

  @Override
  public void close() throws IOException {
    try (in;
        out) {
      process.destroy();
    }
  }
}
