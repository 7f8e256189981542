package dev.kontor.host.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports that a host can have again after it was stopped. */
final class Ports {

  private static final int LOWEST = 20_000;

  /** Below those that the system gives to whoever connects to somewhere. */
  private static final int HIGHEST = 32_000;

  private Ports() {}

  /** One that nobody listens on. */
  static int free() {
    var random = ThreadLocalRandom.current();
    int port = random.nextInt(LOWEST, HIGHEST);
    while (true) {
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException taken) {
        port = random.nextInt(LOWEST, HIGHEST);
      }
    }
  }
}
