package dev.kontor.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Many tenants in a JVM with a small heap. */
final class Crowd {

  private static final String HEAP = "-Xmx512m";

  private Crowd() {}

  static void measure(Size size, Report report) throws Exception {
    report.progress("onboarding %d tenants in a JVM with %s".formatted(size.crowd(), HEAP));
    var figures = new TreeMap<String, String>();
    int code = run(size, figures, report);
    var asleep = figures.get("asleep");
    if (asleep != null) {
      double kilobytes = Double.parseDouble(asleep);
      report.add(
          Line.alone(
              "heap of a tenant asleep", Line.number(kilobytes) + " KB", "≤ 5 KB", kilobytes <= 5));
    }
    report.add(
        Line.alone(
            "%d tenants onboarded, %d awake, %s".formatted(size.crowd(), size.awake(), HEAP),
            code == 0 ? "served, live heap " + figures.get("heap") + " MB" : "exit code " + code,
            "served",
            code == 0));
  }

  private static int run(Size size, Map<String, String> figures, Report report) throws Exception {
    var child =
        new ProcessBuilder(command(size)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var output =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        var words = line.split("=", 2);
        if (words.length == 2) {
          figures.put(words[0], words[1]);
        } else {
          report.progress(line);
        }
      }
    }
    return child.waitFor();
  }

  private static List<String> command(Size size) {
    var command = Child.java(System.getProperty("java.class.path"), List.of(HEAP));
    command.add(CrowdedHost.class.getName());
    command.add(Integer.toString(size.crowd()));
    command.add(Integer.toString(size.awake()));
    return command;
  }
}
