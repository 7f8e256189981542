package dev.kontor.host.http.page;

import io.micronaut.http.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A file that pages are dressed with.
 *
 * @param name as it is asked for
 * @param hash of its bytes, so that browsers can tell whether they have it
 */
public record Asset(String name, String hash, MediaType type, String text) {

  private static final String WEBJARS = "META-INF/resources/webjars/";
  private static final String OWN = "dev/kontor/host/http/page/";
  private static final Pattern PICTURE = Pattern.compile("url\\(\"data:[^\"]*\"\\)");
  private static final MediaType CSS = new MediaType("text/css; charset=utf-8");
  private static final MediaType SCRIPT = new MediaType("text/javascript; charset=utf-8");

  /** The sheet under all others, without its pictures, which no page is allowed to show. */
  public static Asset pico() {
    var sheet = text(WEBJARS + "picocss__pico/2.1.1/css/pico.min.css");
    return of("pico.css", CSS, PICTURE.matcher(sheet).replaceAll("none"));
  }

  /** The look of all pages. */
  public static Asset look() {
    return read("look.css", OWN + "look.css", CSS);
  }

  /** What keeps pages up to date. */
  public static Asset htmx() {
    return read("htmx.js", WEBJARS + "htmx.org/2.0.4/dist/htmx.min.js", SCRIPT);
  }

  /** What says so when they can't be. */
  public static Asset live() {
    return read("live.js", OWN + "live.js", SCRIPT);
  }

  /** A file on the class path. */
  public static Asset read(String name, String resource, MediaType type) {
    return of(name, type, text(resource));
  }

  private static Asset of(String name, MediaType type, String text) {
    return new Asset(name, hash(text.getBytes(StandardCharsets.UTF_8)), type, text);
  }

  private static String text(String resource) {
    try (var stream = Asset.class.getClassLoader().getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(
            "'%s' is not on the class path; no page can be shown without it".formatted(resource));
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("'%s' can't be read".formatted(resource), unreadable);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
