package dev.kontor.systems.web.page;

import dev.kontor.systems.map.TenantMap;
import dev.kontor.tenant.Address;
import java.util.List;
import java.util.Objects;

/**
 * All systems as their page shows them.
 *
 * @param lines the tenant's own, the newest first
 * @param wide the map where there is room
 * @param narrow the same where there is little
 */
record MapView(List<MapLine> lines, boolean more, MapPicture wide, MapPicture narrow) {

  /** So many systems are listed. */
  static final int SHOWN = 200;

  /** So many links are looked at. */
  static final int LINKS = 2000;

  private static final int WIDE = 6;
  private static final int NARROW = 2;

  MapView {
    lines = List.copyOf(lines);
  }

  /** Of a map with one system more than are shown, if there are so many. */
  static MapView of(TenantMap map, Address tenant, String title) {
    var shown =
        new TenantMap(map.systems().subList(0, Math.min(SHOWN, map.systems().size())), map.links());
    var graph = MapGraph.of(shown, tenant, title);
    return new MapView(
        MapLine.of(shown, tenant),
        map.systems().size() > SHOWN,
        MapPicture.of(graph, WIDE),
        MapPicture.of(graph, NARROW));
  }

  /** Changes with whatever the page shows. */
  String version() {
    return Integer.toHexString(Objects.hash(lines, wide.words()));
  }
}
