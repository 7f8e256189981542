package dev.kontor.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** {@code ops/kontor bench NAME [--quick]}. */
public final class Bench {

  private Bench() {}

  /** Exit code 0 whatever the figures, 2 when called wrongly. */
  public static void main(String[] arguments) throws Exception {
    var words = List.of(arguments);
    if (words.isEmpty()
        || !words.getFirst().equals("tenants")
        || !Set.of("tenants", "--quick").containsAll(words)) {
      System.err.println("kontor: usage: kontor bench tenants [--quick]");
      System.exit(2);
    }
    quiet();
    var size = words.contains("--quick") ? Size.QUICK : Size.FULL;
    new TenantsBench(size, new Report(System.out)).run();
    System.exit(0);
  }

  /** Lines of logging would tear the table, and cost what is measured. */
  static void quiet() {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    ((Logger) LoggerFactory.getLogger("dev.kontor")).setLevel(Level.WARN);
  }
}
