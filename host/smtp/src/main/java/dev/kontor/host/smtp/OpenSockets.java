package dev.kontor.host.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;

/**
 * The sockets of one dialogue, which are closed together, from any thread: who waits for one then
 * fails at once. TLS, where there is any, lies on top of them. Thread-safe.
 */
final class OpenSockets extends SocketFactory implements AutoCloseable {

  private final List<Socket> sockets = new ArrayList<>();
  private boolean closed;

  /** Not connected yet, which the mail library does within bounds of its own. */
  @Override
  public synchronized Socket createSocket() throws IOException {
    if (closed) {
      throw new SocketException("broken off: it took too long, or the tenant's context was closed");
    }
    var socket = new Socket();
    sockets.add(socket);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("connects at once, without a bound");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int localPort) {
    throw new UnsupportedOperationException("connects at once, without a bound");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException("connects at once, without a bound");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int localPort) {
    throw new UnsupportedOperationException("connects at once, without a bound");
  }

  @Override
  public synchronized void close() {
    closed = true;
    for (var socket : sockets) {
      try {
        socket.close();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
