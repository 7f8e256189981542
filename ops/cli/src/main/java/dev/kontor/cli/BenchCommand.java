package dev.kontor.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Listed for help and completion only: the launcher builds and starts benchmarks itself. */
@Command(
    name = "bench",
    description = "Runs a benchmark and prints it beside its limits and peers.")
final class BenchCommand implements Runnable {

  @Parameters(paramLabel = "NAME", description = "The benchmark: tenants, context or routing.")
  private List<String> names = List.of();

  @Override
  public void run() {
    throw new Failure(
        ExitCode.USAGE,
        "benchmarks are run by the launcher: ops/kontor bench " + String.join(" ", names));
  }
}
