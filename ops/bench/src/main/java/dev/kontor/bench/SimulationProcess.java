package dev.kontor.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A {@link SimulationHost} in a JVM of its own. Used by one thread. */
final class SimulationProcess implements AutoCloseable {

  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;

  SimulationProcess() throws IOException {
    var command = Child.java(System.getProperty("java.class.path"), List.of());
    command.add(SimulationHost.class.getName());
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    in =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Has it run seeds, which another may do meanwhile. */
  void begin(long firstSeed, int count) throws IOException {
    tell("seeds %d %d".formatted(firstSeed, count));
  }

  /** What became of those that were begun. */
  SeedsRun ended() throws IOException {
    return SeedsRun.of(answer());
  }

  /** How long 24 idle hours take. */
  long idleMillis() throws IOException {
    tell("idle");
    return Long.parseLong(answer());
  }

  private void tell(String line) throws IOException {
    in.write(line);
    in.newLine();
    in.flush();
  }

  private String answer() throws IOException {
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(NoteProcess.ANSWER)) {
        return line.substring(NoteProcess.ANSWER.length());
      }
    }
    throw new IOException("a process that simulates ended without an answer; see above");
  }

  /** It ends when nobody can tell it anything any more, and takes its server along. */
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
