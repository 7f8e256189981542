package dev.kontor.crash;

import dev.kontor.host.app.Host;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A host in a process of its own, which says its port and serves until it is killed, or until the
 * call that the system property {@code crash.after} names has returned.
 */
public final class CrashingHost {

  /** What the process ends with when it halts by itself. */
  public static final int HALTED = 86;

  private CrashingHost() {}

  /** Started with the host's options, each as {@code name=value}. */
  public static void main(String[] options) throws InterruptedException {
    var host =
        Host.start(
            Arrays.stream(options)
                .map(option -> option.split("=", 2))
                .collect(Collectors.toMap(option -> option[0], option -> option[1])));
    System.out.println("port " + host.port());
    Thread.currentThread().join();
  }
}
