package dev.kontor.message.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** How a module's pages look: as those of all modules do, in its tenant's colour. */
public final class Theme {

  private static final MediaType CSS = new MediaType("text/css; charset=utf-8");

  /** What lines are drawn on, as {@code look.css} has it. */
  private static final Colour LIGHT = Colour.of("#ffffff");

  private static final Colour DARK = Colour.of("#181f29");

  private Theme() {}

  /**
   * The style sheet of a module.
   *
   * @param colour six digits behind a {@code #}
   * @param module a class beside which the module's own sheet lies
   * @param sheet the name of that
   */
  public static HttpResponse<?> of(String colour, Class<?> module, String sheet) {
    return HttpResponse.ok(
            variables(Colour.of(colour)) + read(Theme.class, "pages.css") + read(module, sheet))
        .contentType(CSS)
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=60");
  }

  private static String variables(Colour colour) {
    return """
    :root { --tenant: %s; --on-tenant: %s; --tenant-line: %s; }
    @media (prefers-color-scheme: dark) { :root { --tenant-line: %s; } }
    """
        .formatted(colour.code(), colour.ink(), colour.on(LIGHT).code(), colour.on(DARK).code());
  }

  private static String read(Class<?> beside, String name) {
    try (var sheet = beside.getResourceAsStream(name)) {
      if (sheet == null) {
        throw new IllegalStateException("'%s' is not on the class path".formatted(name));
      }
      return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("'%s' can't be read".formatted(name), unreadable);
    }
  }
}
