package dev.kontor.host.http.console;

import dev.kontor.host.http.console.page.Frame;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What the pages are dressed with. Each has the hash of its bytes in its path, so that browsers may
 * keep it for ever. Read once, when the first page is asked for.
 */
@Singleton
final class Assets {

  private static final String WEBJARS = "META-INF/resources/webjars/";
  private static final String PICO = WEBJARS + "picocss__pico/2.1.1/css/pico.min.css";
  private static final String HTMX = WEBJARS + "htmx.org/2.0.4/dist/htmx.min.js";
  private static final String OWN = "dev/kontor/host/http/console/";

  private static final MediaType CSS = new MediaType("text/css; charset=utf-8");
  private static final MediaType SCRIPT = new MediaType("text/javascript; charset=utf-8");
  private static final MediaType SVG = new MediaType("image/svg+xml; charset=utf-8");

  /** A file as it is served. */
  record Asset(String path, MediaType type, String text) {}

  private final Map<String, Asset> byPath;
  private final Frame.Links links;

  Assets() {
    var pico = read("pico.css", PICO, CSS);
    var style = read("console.css", OWN + "console.css", CSS);
    var htmx = read("htmx.js", HTMX, SCRIPT);
    var script = read("console.js", OWN + "console.js", SCRIPT);
    var icon = read("icon.svg", OWN + "icon.svg", SVG);
    byPath =
        Map.of(
            pico.path,
            pico,
            style.path,
            style,
            htmx.path,
            htmx,
            script.path,
            script,
            icon.path,
            icon);
    links = new Frame.Links(link(pico), link(style), link(htmx), link(script), link(icon));
  }

  Frame.Links links() {
    return links;
  }

  Optional<Asset> at(String hash, String name) {
    return Optional.ofNullable(byPath.get(hash + "/" + name));
  }

  private static String link(Asset asset) {
    return ConsoleGuard.ASSETS + asset.path;
  }

  private static Asset read(String name, String resource, MediaType type) {
    try (var stream = Assets.class.getClassLoader().getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(
            "'%s' is not on the class path; the console can't be shown without it"
                .formatted(resource));
      }
      var bytes = stream.readAllBytes();
      return new Asset(hash(bytes) + "/" + name, type, new String(bytes, StandardCharsets.UTF_8));
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
