package dev.kontor.shipping.web.page;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** {@code /ui/theme.css}: shipping's own look, in the tenant's colour. */
@Controller("/ui/theme.css")
final class ThemeController {

  private static final MediaType CSS = new MediaType("text/css; charset=utf-8");

  /** What lines are drawn on, as {@code look.css} has it. */
  private static final Colour LIGHT = Colour.of("#ffffff");

  private static final Colour DARK = Colour.of("#181f29");

  private final Colour colour;

  ThemeController(@Value("${shipping.colour}") String colour) {
    this.colour = Colour.of(colour);
  }

  @Get
  @Produces(MediaType.ALL)
  HttpResponse<?> theme() {
    return HttpResponse.ok(variables() + sheet())
        .contentType(CSS)
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=60");
  }

  private String variables() {
    return """
    :root { --tenant: %s; --on-tenant: %s; --tenant-line: %s; }
    @media (prefers-color-scheme: dark) { :root { --tenant-line: %s; } }
    """
        .formatted(colour.code(), colour.ink(), colour.on(LIGHT).code(), colour.on(DARK).code());
  }

  private static String sheet() {
    try (var sheet = ThemeController.class.getResourceAsStream("shipping.css")) {
      if (sheet == null) {
        throw new IllegalStateException("'shipping.css' is not on the class path");
      }
      return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("'shipping.css' can't be read", unreadable);
    }
  }
}
