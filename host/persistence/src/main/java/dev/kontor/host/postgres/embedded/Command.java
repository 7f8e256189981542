package dev.kontor.host.postgres.embedded;

import dev.kontor.host.world.World;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A program's command line. */
record Command(List<String> words) {

  private static final File NOTHING = new File("/dev/null");

  static Command of(List<String> prefix, String... words) {
    return new Command(Stream.concat(prefix.stream(), Stream.of(words)).toList());
  }

  Command with(List<String> more) {
    return new Command(Stream.concat(words.stream(), more.stream()).toList());
  }

  /** Where a program of the system lies, if it is there. */
  static Optional<String> find(String program) {
    return Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** Starts it in the folder, what it says going to the end of the log. */
  Process start(Path folder, Path log, Map<String, String> environment) throws IOException {
    var builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectInput(NOTHING)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // What the host's user has set for other servers (PGDATA, PGPORT …) must not reach this one.
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Runs it to its end, and says whether it succeeded. */
  boolean run(Path folder, Path log, World world, Duration bound) throws IOException {
    var process = start(folder, log, Map.of());
    try {
      return world.scheduler().await(process.onExit(), bound).exitValue() == 0;
    } catch (TimeoutException endless) {
      process.destroyForcibly();
      return false;
    }
  }
}
