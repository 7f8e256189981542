package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A host in a process of its own, which can be killed. */
final class ChildHost implements AutoCloseable {

  private final Process process;
  private final Path output;
  private final Path errors;

  private ChildHost(Process process, Path output, Path errors) {
    this.process = process;
    this.output = output;
    this.errors = errors;
  }

  static ChildHost start(Path folder, List<String> machine, Class<?> main, List<String> arguments) {
    try {
      var output = Files.createTempFile(folder, "output", ".txt");
      var errors = Files.createTempFile(folder, "errors", ".txt");
      var command = new ArrayList<>(ChildClasses.java());
      command.addAll(machine);
      command.add(main.getName());
      command.addAll(arguments);
      var process =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      return new ChildHost(process, output, errors);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits until it says this, and gives the rest of that line. */
  String waitFor(String said) {
    eventually(
        "the host says '" + said + "'",
        () -> {
          if (!process.isAlive() && lines(output).stream().noneMatch(line -> line.contains(said))) {
            throw new AssertionError("the host ended: " + lines(errors));
          }
          return lines(output).stream().anyMatch(line -> line.contains(said));
        });
    return lines(output).stream()
        .filter(line -> line.contains(said))
        .map(line -> line.substring(line.indexOf(said) + said.length()).strip())
        .findFirst()
        .orElseThrow();
  }

  /** Waits for its end, and gives its exit code. */
  int exitCode() {
    try {
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        throw new AssertionError("the host still runs: " + lines(errors));
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** What it said on standard error that is no log. */
  List<String> complaints() {
    return lines(errors).stream().filter(line -> !line.matches("[0-9]{4}-[0-9]{2}-.*")).toList();
  }

  /** What it has logged so far. */
  List<String> log() {
    return lines(errors).stream().filter(line -> line.matches("[0-9]{4}-[0-9]{2}-.*")).toList();
  }

  /** As an operator stops it. */
  void terminate() {
    process.destroy();
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    exitCode();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}
