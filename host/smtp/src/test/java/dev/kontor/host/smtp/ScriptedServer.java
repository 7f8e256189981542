package dev.kontor.host.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.kontor.host.world.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers what it is told to, by the beginning of each command. */
final class ScriptedServer implements AutoCloseable {

  /** In place of an answer: it says nothing any more. */
  static final String SILENCE = "";

  private final ServerSocket socket;
  private final Map<String, String> answers;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> silent = new CompletableFuture<>();

  ScriptedServer(World world, Map<String, String> answers) {
    this.answers = answers;
    try {
      socket = new ServerSocket(0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    world.scheduler().run("mail server", this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  List<String> heard() {
    return heard;
  }

  /** Is done when it has been asked what it doesn't answer. */
  CompletableFuture<Void> silent() {
    return silent;
  }

  private void serve() {
    try {
      while (true) {
        try (var client = socket.accept()) {
          serve(client);
        }
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket client) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
    boolean goesOn = answer(client, "CONNECT");
    for (var line = reader.readLine(); goesOn && line != null; line = reader.readLine()) {
      heard.add(line);
      if (line.equals("DATA")) {
        var _ = answer(client, line);
        skipContent(reader);
        line = ".";
      }
      goesOn = answer(client, line);
    }
    while (!goesOn && reader.read() >= 0) {
      silent.complete(null);
    }
  }

  private static void skipContent(BufferedReader reader) throws IOException {
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.equals(".")) {
        return;
      }
    }
  }

  private boolean answer(Socket client, String command) throws IOException {
    var answer =
        answers.entrySet().stream()
            .filter(each -> command.startsWith(each.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("250 fine");
    if (answer.equals(SILENCE)) {
      silent.complete(null);
      return false;
    }
    client.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
    return true;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
