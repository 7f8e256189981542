package dev.kontor.shipping.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The text that a request brings, read while it comes in: however long it is, little of it is in
 * memory at once. Used by one thread.
 */
final class SentText extends FilterInputStream {

  private static final String KEY = "Idempotency-Key";

  private SentText(InputStream bytes) {
    super(bytes);
  }

  /**
   * From its beginning. To be closed.
   *
   * @throws ContentLengthExceededException when it says itself that it is longer than a request may
   *     be
   */
  static SentText of(HttpRequest<?> request) {
    return new SentText(
        request instanceof ServerHttpRequest<?> sent
            ? body(sent).toInputStream()
            : InputStream.nullInputStream());
  }

  /** All that is done once by a key is one unit of work, which may be tried, and so read, again. */
  private static ByteBody body(ServerHttpRequest<?> sent) {
    return sent.getHeaders().contains(KEY)
        ? sent.byteBody().split(SplitBackpressureMode.FASTEST)
        : sent.byteBody();
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException broken) {
      throw told(broken);
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      return super.read(into, offset, length);
    } catch (IOException broken) {
      throw told(broken);
    }
  }

  /** One that doesn't say how long it is turns out to be too long on the way. */
  private static IOException told(IOException broken) {
    if (broken.getCause() instanceof ContentLengthExceededException tooLong) {
      throw tooLong;
    }
    return broken;
  }
}
