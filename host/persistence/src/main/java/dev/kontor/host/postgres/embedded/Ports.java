package dev.kontor.host.postgres.embedded;

import dev.kontor.host.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback address. */
final class Ports {

  /** Below what systems hand out for outgoing connections, so that it is likely free next time. */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;

  private Ports() {}

  /** A port on which nothing listens now. */
  static int free(World world) {
    return world
        .random()
        .ints(1_000, LOWEST, HIGHEST)
        .filter(Ports::isFree)
        .findFirst()
        .orElseThrow(() ->
            new EmbeddedPostgresFailed(
                "embedded PostgreSQL: no free port found between %d and %d on 127.0.0.1; is loopback up?"
                    .formatted(LOWEST, HIGHEST)));
  }

  static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
