package dev.kontor.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** {@code ops/kontor bench NAME [--quick] [PART]…}. */
public final class Bench {

  private static final String QUICK = "--quick";
  private static final String TENANTS = "tenants";
  private static final String CONTEXT = "context";
  private static final String FEDERATION = "federation";
  private static final String SIMULATION = "simulation";
  private static final Map<String, Set<String>> PARTS =
      Map.of(
          TENANTS,
          TenantsBench.PARTS,
          CONTEXT,
          ContextBench.PARTS,
          FEDERATION,
          FederationBench.PARTS,
          "routing",
          RoutingBench.PARTS,
          SIMULATION,
          SimulationBench.PARTS);

  private Bench() {}

  /** Exit code 0 whatever the figures, 2 when called wrongly. */
  public static void main(String[] arguments) throws Exception {
    var words = List.of(arguments);
    var parts = new HashSet<>(words.isEmpty() ? words : words.subList(1, words.size()));
    var size = parts.remove(QUICK) ? Size.QUICK : Size.FULL;
    var name = words.isEmpty() ? "" : words.getFirst();
    if (!PARTS.containsKey(name) || !PARTS.get(name).containsAll(parts)) {
      PARTS.forEach(Bench::explain);
      System.exit(2);
    }
    quiet();
    Thread.setDefaultUncaughtExceptionHandler(Bench::failed);
    var report = new Report(System.out);
    switch (name) {
      case TENANTS -> new TenantsBench(size, report, parts).run();
      case FEDERATION -> new FederationBench(size, report, parts).run();
      case SIMULATION -> new SimulationBench(size, report, parts).run();
      case CONTEXT -> new ContextBench(size, report, parts).run();
      default -> new RoutingBench(size, report, parts).run();
    }
    System.exit(0);
  }

  /** What was started keeps threads, which would keep the process. */
  static void failed(Thread thread, Throwable why) {
    why.printStackTrace();
    System.exit(1);
  }

  private static void explain(String name, Set<String> parts) {
    System.err.printf(
        "kontor: usage: kontor bench %s [%s] [PART]…, a part being one of %s%n",
        name, QUICK, String.join(", ", parts.stream().sorted().toList()));
  }

  /** Whatever is wrong was meant to be: hosts are killed, connections lost. */
  static void quietAll() {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
    ((Logger) LoggerFactory.getLogger("dev.kontor")).setLevel(Level.OFF);
  }

  /** Lines of logging would tear the table, and cost what is measured. */
  static void quiet() {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    ((Logger) LoggerFactory.getLogger("dev.kontor")).setLevel(Level.WARN);
    // Dead letters are parked on purpose here.
    ((Logger) LoggerFactory.getLogger("dev.kontor.host.followup")).setLevel(Level.OFF);
  }
}
