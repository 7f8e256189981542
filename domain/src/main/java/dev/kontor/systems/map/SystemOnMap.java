package dev.kontor.systems.map;

import java.util.List;

/**
 * A system with all that the map knows of it.
 *
 * @param links to those that it uses, and from those that use it, whatever became of that
 * @param posted notices, the newest first
 * @param received notices, the newest first
 */
public record SystemOnMap(
    MappedSystem system,
    List<MappedLink> links,
    List<MappedNotice> posted,
    List<MappedNotice> received) {

  /** Copies the lists. */
  public SystemOnMap {
    links = List.copyOf(links);
    posted = List.copyOf(posted);
    received = List.copyOf(received);
  }
}
