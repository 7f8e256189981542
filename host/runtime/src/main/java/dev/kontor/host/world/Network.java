package dev.kontor.host.world;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Requests to other hosts. Thread-safe.
 *
 * <p>Asks nobody but whom it is told to: no redirect is followed. Whether an address may be asked
 * is for its caller to know.
 */
@FunctionalInterface
public interface Network {

  /**
   * Sends a request. What comes is given whatever its status; it fails with {@link NetworkFailed}
   * and nothing else, at the latest when the request's time is over. Callers wait by the {@link
   * Scheduler}.
   */
  CompletableFuture<Response> send(Request request);

  /**
   * A request.
   *
   * @param uri absolute
   * @param fields a line each; the network itself says to whom and how long the request is
   * @param body not copied
   * @param within how long it may take, from now until the answer's last byte
   * @param longest bytes that the answer may have
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares requests
  record Request(
      String method,
      URI uri,
      Map<String, List<String>> fields,
      byte[] body,
      Duration within,
      int longest) {

    /** A request that asks for something, and says nothing. */
    public static Request get(URI uri, Duration within, int longest) {
      return new Request("GET", uri, Map.of(), new byte[0], within, longest);
    }
  }

  /**
   * An answer.
   *
   * @param fields by name in small letters, a line each
   * @param body whole; not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares responses
  record Response(int status, Map<String, List<String>> fields, byte[] body) {}
}
