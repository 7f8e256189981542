package dev.kontor.systems.system;

import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * That one system uses another, as one of both sees it.
 *
 * @param address of the other one
 * @param grant this tenant's entry of the leave for it
 */
@Serdeable
record Link(String address, UUID grant, UseState state) {

  static Optional<Link> find(List<Link> links, String address) {
    return links.stream().filter(link -> link.address.equals(address)).findFirst();
  }

  static List<Link> without(List<Link> links, String address) {
    return links.stream().filter(link -> !link.address.equals(address)).toList();
  }

  boolean isAllowed() {
    return state == UseState.ALLOWED;
  }

  /** The links with this one in place of what was known of it. */
  List<Link> in(List<Link> links) {
    var changed = new ArrayList<>(links);
    int known = changed.stream().map(Link::address).toList().indexOf(address);
    if (known < 0) {
      changed.add(this);
    } else {
      changed.set(known, this);
    }
    return changed;
  }
}
