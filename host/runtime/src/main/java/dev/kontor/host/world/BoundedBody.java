package dev.kontor.host.world;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A response's bytes, as many as they may be; the connection of a longer one is broken. The JDK's
 * own limit doesn't tell its failure from a broken connection.
 */
final class BoundedBody implements BodySubscriber<byte[]> {

  private final int longest;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private @Nullable Subscription subscription;

  BoundedBody(int longest) {
    this.longest = longest;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription begun) {
    subscription = begun;
    begun.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (var part : parts) {
      if (part.remaining() > longest - bytes.size()) {
        tooLong();
        return;
      }
      var read = new byte[part.remaining()];
      part.get(read);
      bytes.writeBytes(read);
    }
  }

  private void tooLong() {
    if (body.completeExceptionally(new TooLong()) && subscription != null) {
      subscription.cancel();
    }
  }

  @Override
  public void onError(Throwable failed) {
    body.completeExceptionally(failed);
  }

  @Override
  public void onComplete() {
    body.complete(bytes.toByteArray());
  }

  /** More bytes than there may be. */
  static final class TooLong extends IOException {}
}
