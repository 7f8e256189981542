package dev.kontor.systems.map;

import java.util.List;

/**
 * The systems of this tenant, and how they are linked with others.
 *
 * @param systems the newest first
 * @param links those that hold or are asked for
 */
public record TenantMap(List<MappedSystem> systems, List<MappedLink> links) {

  /** Copies the lists. */
  public TenantMap {
    systems = List.copyOf(systems);
    links = List.copyOf(links);
  }
}
