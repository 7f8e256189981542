package dev.kontor.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A {@link NoteHost} in a JVM of its own, with a server of its own. Used by one thread. */
final class NoteProcess implements AutoCloseable {

  /** What a line that is meant for this side begins with. */
  static final String ANSWER = "= ";

  private final String site;
  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;

  /** Begun; what is asked of it first waits until it serves. */
  NoteProcess(String site) throws IOException {
    this.site = site;
    var command = Child.java(System.getProperty("java.class.path"), List.of());
    command.add(NoteHost.class.getName());
    command.add(site);
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    in =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  String site() {
    return site;
  }

  /** Has it do something, and waits until it is done. */
  String ask(String line) throws IOException {
    tell(line);
    return answer();
  }

  /** Has it begin something; its answer is to be read. */
  void tell(String line) throws IOException {
    in.write(line);
    in.newLine();
    in.flush();
  }

  String answer() throws IOException {
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(ANSWER)) {
        return line.substring(ANSWER.length());
      }
    }
    throw new IOException("host '%s' ended without an answer; see above".formatted(site));
  }

  /** An answer that tells the times of notes, by their numbers. */
  Map<Long, Long> times() throws IOException {
    var times = new HashMap<Long, Long>();
    for (var each : answer().split(" ", -1)) {
      int colon = each.indexOf(':');
      times.put(Long.valueOf(each.substring(0, colon)), Long.valueOf(each.substring(colon + 1)));
    }
    return times;
  }

  /** It ends when nobody can tell it anything any more, and takes its server and its data along. */
  @Override
  public void close() throws IOException {
    in.close();
    try (out) {
      var _ = process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroy();
    }
  }
}
