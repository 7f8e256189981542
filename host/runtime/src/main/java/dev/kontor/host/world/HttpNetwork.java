package dev.kontor.host.world;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 by the JDK's client, which keeps connections alive. It is made for the first request:
 * its thread, its selector and the machine's certificates are nothing that every host needs.
 */
final class HttpNetwork implements Network, AutoCloseable {

  private final Scheduler scheduler;
  private @Nullable HttpClient made;
  private boolean closed;

  HttpNetwork(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public CompletableFuture<Response> send(Request request) {
    var exchange =
        client().sendAsync(httpRequest(request), _ -> new BoundedBody(request.longest()));
    var answer = new CompletableFuture<Response>();
    // The client's own time limit ends when the answer begins.
    var late =
        scheduler.after(
            request.within(),
            "network-late",
            () -> {
              answer.completeExceptionally(NetworkFailed.tooLate(request));
              exchange.cancel(true);
            });
    var _ =
        exchange.whenComplete((response, failed) -> {
          late.cancel();
          if (failed == null) {
            answer.complete(response(response));
          } else {
            answer.completeExceptionally(failure(request, failed));
          }
        });
    return answer;
  }

  private static HttpRequest httpRequest(Request request) {
    var builder =
        HttpRequest.newBuilder(request.uri())
            .method(
                request.method(),
                request.body().length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(request.body()));
    request.fields().forEach((name, lines) -> lines.forEach(line -> builder.header(name, line)));
    return builder.build();
  }

  private static Response response(HttpResponse<byte[]> response) {
    return new Response(response.statusCode(), response.headers().map(), response.body());
  }

  private static NetworkFailed failure(Request request, Throwable failed) {
    var cause =
        failed instanceof CompletionException && failed.getCause() != null
            ? failed.getCause()
            : failed;
    return cause instanceof BoundedBody.TooLong
        ? NetworkFailed.tooLong(request)
        : NetworkFailed.unreachable(request, cause);
  }

  private synchronized HttpClient client() {
    if (closed) {
      throw new IllegalStateException("the network is used after it was closed");
    }
    if (made == null) {
      made =
          HttpClient.newBuilder()
              .version(Version.HTTP_1_1)
              .followRedirects(Redirect.NEVER)
              .executor(task -> Thread.ofVirtual().name("network").start(task))
              .build();
    }
    return made;
  }

  /** Breaks off what is under way. */
  @Override
  public synchronized void close() {
    closed = true;
    if (made != null) {
      made.shutdownNow();
    }
  }
}
