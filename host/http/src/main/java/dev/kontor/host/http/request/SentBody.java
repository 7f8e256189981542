package dev.kontor.host.http.request;

import dev.kontor.host.world.World;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.body.CloseableAvailableByteBody;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** The bytes of a request, kept beside what the controller reads of them. */
final class SentBody {

  /** A request that takes longer is closed before. */
  private static final Duration BOUND = Duration.ofMinutes(2);

  private final String target;
  private final CompletableFuture<byte[]> bytes;

  /** To be made before anybody reads the body. */
  SentBody(HttpRequest<?> request) {
    target = request.getUri().toString();
    bytes =
        request instanceof ServerHttpRequest<?> sent
            ? sent.byteBody()
                .split(SplitBackpressureMode.FASTEST)
                .buffer()
                .thenApply(SentBody::taken)
            : CompletableFuture.completedFuture(new byte[0]);
  }

  private static byte[] taken(CloseableAvailableByteBody body) {
    try (body) {
      return body.toByteArray();
    }
  }

  /** The same for the same body to the same target, and for no other. */
  String fingerprint(World world) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((target + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(world.scheduler().await(bytes, BOUND)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    } catch (TimeoutException late) {
      throw new IllegalStateException(
          "the body of a request to %s has not come within %s".formatted(target, BOUND), late);
    }
  }
}
