package dev.kontor.host.postgres.unit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Stands before the server, counts round trips, and cuts the connection when it is told to. */
final class CuttingProxy implements AutoCloseable {

  /** What becomes of the next thing that the client says. */
  enum Cut {
    NONE,
    /** It doesn't reach the server, and both ends are closed. */
    REQUEST,
    /** It reaches the server; the answer doesn't come back, and both ends are closed. */
    ANSWER,
    /** It reaches the server, whose end stays open; the client's is closed at once. */
    CLIENT
  }

  private final ServerSocket entrance;
  private final int port;
  private final AtomicInteger roundTrips = new AtomicInteger();
  private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NONE);

  CuttingProxy(int port) {
    this.port = port;
    try {
      entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Times that a client spoke after its server had. */
  int roundTrips() {
    return roundTrips.get();
  }

  void cut(Cut cut) {
    next.set(cut);
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        new Line(entrance.accept(), new Socket(InetAddress.getLoopbackAddress(), port)).open();
      } catch (IOException closed) {
        // The proxy is closed, or the server is: the client sees it.
      }
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }

  private final class Line {

    private final Socket client;
    private final Socket server;
    private volatile boolean clientSpoke;
    private volatile boolean answerIsLost;
    private volatile boolean clientIsLost;

    Line(Socket client, Socket server) throws IOException {
      this.client = client;
      this.server = server;
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    }

    void open() {
      Thread.ofVirtual().start(() -> pass(client, server, this::forward));
      Thread.ofVirtual().start(() -> pass(server, client, this::backward));
    }

    private void pass(Socket from, Socket to, Step step) {
      var buffer = new byte[65_536];
      try {
        for (int length; (length = from.getInputStream().read(buffer)) >= 0; ) {
          if (step.passes()) {
            to.getOutputStream().write(buffer, 0, length);
          }
        }
      } catch (IOException cut) {
        // Both ends are closed below.
      }
      if (!clientIsLost) {
        close();
      }
    }

    private boolean forward() throws IOException {
      if (!clientSpoke) {
        clientSpoke = true;
        roundTrips.incrementAndGet();
      }
      return switch (next.getAndSet(Cut.NONE)) {
        case NONE -> true;
        case REQUEST -> throw new IOException("cut");
        case ANSWER -> {
          answerIsLost = true;
          yield true;
        }
        case CLIENT -> {
          clientIsLost = true;
          client.close();
          yield true;
        }
      };
    }

    private boolean backward() throws IOException {
      clientSpoke = false;
      if (answerIsLost) {
        throw new IOException("cut");
      }
      return !clientIsLost;
    }

    private void close() {
      try (client;
          server) {
        answerIsLost = true;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private interface Step {
    boolean passes() throws IOException;
  }
}
