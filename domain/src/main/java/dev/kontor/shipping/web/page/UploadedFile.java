package dev.kontor.shipping.web.page;

import io.micronaut.http.multipart.CompletedFileUpload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file that a form brings. */
final class UploadedFile {

  private UploadedFile() {}

  /** What is made of it; null: there was none, or nothing in it. */
  static <T> @Nullable T read(@Nullable CompletedFileUpload sent, Function<InputStream, T> reader) {
    if (sent == null || sent.getSize() == 0) {
      return null;
    }
    try (var content = sent.getInputStream()) {
      return reader.apply(content);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the upload can't be read", unreadable);
    }
  }
}
