package dev.kontor.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM like this one. */
final class Child {

  private Child() {}

  /** The beginning of a command that starts one with this class path and these further options. */
  static List<String> java(String classPath, List<String> options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (var argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!argument.startsWith("-Xmx")
          && !argument.startsWith("-agentlib")
          && !argument.startsWith("-XX:StartFlightRecording")) {
        command.add(argument);
      }
    }
    command.addAll(options);
    command.addAll(List.of("-cp", classPath));
    return command;
  }
}
