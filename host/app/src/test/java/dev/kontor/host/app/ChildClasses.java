package dev.kontor.host.app;

import dev.kontor.host.postgres.TestServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/**
 * This JVM's class path for hosts in processes of their own: with an archive of what a host loads
 * until it serves, which halves the time that each of their many starts takes. Made when first
 * asked for, deleted with the JVM.
 */
final class ChildClasses {

  /** What an archive is made with, and fits. */
  private static final List<String> MACHINE =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private ChildClasses() {}

  /** A command that runs a main class, up to that class' name. */
  static List<String> java() {
    return Holder.JAVA;
  }

  private static final class Holder {

    static final List<String> JAVA = make();

    private static List<String> make() {
      try {
        var folder = Files.createTempDirectory("kontor-child-classes-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> TestHost.delete(folder)));
        var path = jars(folder);
        var archive = folder.resolve("classes.jsa");
        train(folder, java("-XX:ArchiveClassesAtExit=" + archive, path));
        return java("-XX:SharedArchiveFile=" + archive, path);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }

    private static List<String> java(String archive, String path) {
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(MACHINE);
      command.addAll(List.of(archive, "-cp", path));
      return List.copyOf(command);
    }

    /** No archive is made of classes in folders. */
    private static String jars(Path folder) {
      return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
          .map(Path::of)
          .filter(Files::exists)
          .map(each -> Files.isDirectory(each) ? jar(folder, each) : each)
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jar(Path folder, Path classes) {
      var jar = folder.resolve(classes.toString().replace('/', '-').substring(1) + ".jar");
      int failed =
          ToolProvider.findFirst("jar")
              .orElseThrow()
              .run(
                  System.out,
                  System.err,
                  "--create",
                  "--no-compress",
                  "--file",
                  jar.toString(),
                  "-C",
                  classes.toString(),
                  ".");
      if (failed != 0) {
        throw new IllegalStateException("no jar could be made of " + classes);
      }
      return jar;
    }

    /** A host starts, asks itself a few things, and ends. */
    private static void train(Path folder, List<String> java)
        throws IOException, InterruptedException {
      var configs = Files.createDirectory(folder.resolve("configs"));
      Files.writeString(configs.resolve("made.yml"), TestHost.configuration("made", "allocation"));
      var server = TestServer.address();
      var command = new ArrayList<>(java);
      command.add(Kontor.class.getName());
      command.addAll(List.of("--port", "0", "--configs", configs.toString()));
      command.addAll(List.of("--data", folder.resolve("data").toString()));
      command.addAll(List.of("--database-url", server.url()));
      command.addAll(List.of("--database-user", server.user()));
      command.addAll(List.of("--database-password", server.password()));
      var output = folder.resolve("output.txt");
      var training =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      training.environment().put("KONTOR_TRAIN", "1");
      var process = training.start();
      if (!process.waitFor(180, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("no archive was made: " + Files.readString(output));
      }
    }
  }
}
