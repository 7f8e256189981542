package dev.kontor.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.HashSet;
import java.util.List;
import org.slf4j.LoggerFactory;

/** {@code ops/kontor bench NAME [--quick] [PART]…}. */
public final class Bench {

  private static final String QUICK = "--quick";

  private Bench() {}

  /** Exit code 0 whatever the figures, 2 when called wrongly. */
  public static void main(String[] arguments) throws Exception {
    var words = List.of(arguments);
    var parts = new HashSet<>(words.isEmpty() ? words : words.subList(1, words.size()));
    boolean quick = parts.remove(QUICK);
    if (words.isEmpty()
        || !words.getFirst().equals("tenants")
        || !TenantsBench.PARTS.containsAll(parts)) {
      System.err.printf(
          "kontor: usage: kontor bench tenants [%s] [PART]…, a part being one of %s%n",
          QUICK, String.join(", ", TenantsBench.PARTS.stream().sorted().toList()));
      System.exit(2);
    }
    quiet();
    new TenantsBench(quick ? Size.QUICK : Size.FULL, new Report(System.out), parts).run();
    System.exit(0);
  }

  /** Lines of logging would tear the table, and cost what is measured. */
  static void quiet() {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    ((Logger) LoggerFactory.getLogger("dev.kontor")).setLevel(Level.WARN);
  }
}
