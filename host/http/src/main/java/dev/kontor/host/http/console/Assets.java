package dev.kontor.host.http.console;

import dev.kontor.host.http.console.page.Frame;
import dev.kontor.host.http.page.Asset;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the pages are dressed with. Each has the hash of its bytes in its path, so that browsers may
 * keep it for ever. Read once, when the first page is asked for.
 */
@Singleton
final class Assets {

  private static final MediaType SVG = new MediaType("image/svg+xml; charset=utf-8");

  private final Map<String, Asset> byPath;
  private final Frame.Links links;

  Assets() {
    var pico = Asset.pico();
    var look = Asset.look();
    var htmx = Asset.htmx();
    var live = Asset.live();
    var icon = Asset.read("icon.svg", "dev/kontor/host/http/console/icon.svg", SVG);
    byPath =
        Stream.of(pico, look, htmx, live, icon)
            .collect(Collectors.toUnmodifiableMap(Assets::path, Function.identity()));
    links = new Frame.Links(link(pico), link(look), link(htmx), link(live), link(icon));
  }

  Frame.Links links() {
    return links;
  }

  Optional<Asset> at(String hash, String name) {
    return Optional.ofNullable(byPath.get(hash + "/" + name));
  }

  private static String link(Asset asset) {
    return ConsoleGuard.ASSETS + path(asset);
  }

  private static String path(Asset asset) {
    return asset.hash() + "/" + asset.name();
  }
}
