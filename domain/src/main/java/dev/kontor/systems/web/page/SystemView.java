package dev.kontor.systems.web.page;

import dev.kontor.systems.map.MappedNotice;
import dev.kontor.systems.map.SystemOnMap;
import dev.kontor.systems.system.SystemId;
import dev.kontor.tenant.Address;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A system as its page shows it.
 *
 * @param uses those that it uses, or asked to, whatever became of that
 * @param users those that use it, behind those that wait for an answer
 * @param notices posted and received, the newest first
 */
record SystemView(
    String id,
    String name,
    String address,
    List<LinkLine> uses,
    List<LinkLine> users,
    List<NoticeLine> notices) {

  /** So many notices, of each kind, are shown. */
  static final int SHOWN = 50;

  SystemView {
    uses = List.copyOf(uses);
    users = List.copyOf(users);
    notices = List.copyOf(notices);
  }

  static SystemView of(SystemOnMap found, Address tenant, Names names) {
    var lines = found.links();
    return new SystemView(
        found.system().id(),
        found.system().name(),
        new SystemId(found.system().id()).in(tenant).toString(),
        lines.stream().filter(link -> link.isUse()).map(link -> LinkLine.of(link, names)).toList(),
        lines.stream()
            .filter(link -> !link.isUse() && link.state().isOpen())
            .map(link -> LinkLine.of(link, names))
            .sorted(Comparator.comparing(line -> !line.isAsked()))
            .toList(),
        Stream.concat(found.posted().stream(), found.received().stream())
            .sorted(Comparator.comparing(MappedNotice::at).reversed())
            .limit(SHOWN)
            .map(notice -> NoticeLine.of(notice, names))
            .toList());
  }

  /** Changes with whatever the page shows. */
  String version() {
    return Integer.toHexString(Objects.hash(uses, users, notices));
  }
}
