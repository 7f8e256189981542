package dev.kontor.host.app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line as an operator runs it: a process a command. */
final class CliProcess {

  /**
   * What came of a command.
   *
   * @param out its standard output
   * @param err its standard error
   */
  record Result(int exitCode, String out, String err) {}

  private final String url;
  private final String token;
  private final Path folder;
  private final List<String> machine;

  /** For a host that it finds by the environment, and a folder for what it says. */
  CliProcess(TestHost host, String token) {
    this(host, token, "localhost", List.of());
  }

  /** The same by another name of the host, which its virtual machine is told how to find. */
  CliProcess(TestHost host, String token, String name, List<String> machine) {
    url = "http://%s:%d".formatted(name, host.port());
    this.token = token;
    folder = host.folder();
    this.machine = machine;
  }

  Result run(Object... arguments) {
    try {
      var out = Files.createTempFile(folder, "out", ".txt");
      var err = Files.createTempFile(folder, "err", ".txt");
      var process = start(out.toFile(), err.toFile(), arguments);
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still runs: " + List.of(arguments));
      }
      return new Result(process.exitValue(), read(out), read(err));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private Process start(File out, File err, Object... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(machine);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.kontor.cli.Main"));
    for (var argument : arguments) {
      command.add(argument.toString());
    }
    var builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
    builder.environment().put("KONTOR_URL", url);
    builder.environment().put("KONTOR_TOKEN", token);
    return builder.start();
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
