package dev.kontor.systems.web.page;

import dev.kontor.systems.map.MappedLink;
import dev.kontor.systems.map.TenantMap;
import dev.kontor.systems.system.SystemId;
import dev.kontor.systems.system.UseState;
import dev.kontor.tenant.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which systems there are and which uses which, before it is drawn: those that use ours above, our
 * own in the middle, those that they use below, the systems of one tenant together.
 *
 * @param above groups of systems that use ours
 * @param own our own
 * @param below groups of systems that ours use
 * @param arrows from who uses to what is used
 * @param left how many systems there was no room for
 */
record MapGraph(List<Group> above, Group own, List<Group> below, List<Arrow> arrows, int left) {

  /** Nobody finds his way among more. */
  private static final int MOST_OWN = 24;

  private static final int MOST_OTHERS = 36;

  MapGraph {
    above = List.copyOf(above);
    below = List.copyOf(below);
    arrows = List.copyOf(arrows);
  }

  /** Systems of one tenant. */
  record Group(String title, List<Node> nodes) {

    Group {
      nodes = List.copyOf(nodes);
    }
  }

  /** A system, and how it is called in the picture. */
  record Node(String address, String label) {}

  /** One system uses another, or asks to. */
  record Arrow(String user, String used, boolean pending) {}

  static MapGraph of(TenantMap map, Address tenant, String title) {
    var names = Names.of(map.systems(), tenant);
    var linked = linked(map, tenant);
    var own =
        map.systems().stream()
            .map(system -> address(system.id(), tenant))
            .sorted((one, other) -> Boolean.compare(linked.contains(other), linked.contains(one)))
            .limit(MOST_OWN)
            .map(address -> new Node(address, names.name(address)))
            .toList();
    var drawn = new HashSet<>(own.stream().map(Node::address).toList());
    Set<String> used = new LinkedHashSet<>();
    Set<String> users = new LinkedHashSet<>();
    for (var node : own) {
      for (var link : map.links()) {
        if (address(link.system(), tenant).equals(node.address())
            && names.id(link.address()) == null) {
          (link.isUse() ? used : users).add(link.address());
        }
      }
    }
    users.removeAll(used);
    int others = used.size() + users.size();
    var shownUsed = first(used, MOST_OTHERS);
    var shownUsers = first(users, Math.max(MOST_OTHERS - shownUsed.size(), MOST_OTHERS / 3));
    drawn.addAll(shownUsed);
    drawn.addAll(shownUsers);
    return new MapGraph(
        groups(shownUsers),
        new Group(title, own),
        groups(shownUsed),
        arrows(map, tenant).stream()
            .filter(arrow -> drawn.contains(arrow.user()) && drawn.contains(arrow.used()))
            .toList(),
        map.systems().size() - own.size() + others - shownUsed.size() - shownUsers.size());
  }

  private static String address(String id, Address tenant) {
    return new SystemId(id).in(tenant).toString();
  }

  private static List<String> first(Collection<String> addresses, int most) {
    return addresses.stream().limit(most).toList();
  }

  /** The own systems that have to do with another. */
  private static Set<String> linked(TenantMap map, Address tenant) {
    var linked = new HashSet<String>();
    arrows(map, tenant)
        .forEach(arrow -> {
          linked.add(arrow.user());
          linked.add(arrow.used());
        });
    return linked;
  }

  /** Both of two own systems know of a use, and it is one. */
  private static Collection<Arrow> arrows(TenantMap map, Address tenant) {
    Map<String, Arrow> arrows = new LinkedHashMap<>();
    for (var link : map.links()) {
      var arrow = arrow(link, address(link.system(), tenant));
      arrows.merge(
          arrow.user() + " " + arrow.used(), arrow, (one, other) -> one.pending() ? one : other);
    }
    return arrows.values();
  }

  private static Arrow arrow(MappedLink link, String own) {
    boolean pending = link.state() == UseState.ASKED;
    return link.isUse()
        ? new Arrow(own, link.address(), pending)
        : new Arrow(link.address(), own, pending);
  }

  private static List<Group> groups(Collection<String> addresses) {
    Map<String, List<Node>> byOwner = new LinkedHashMap<>();
    for (var address : addresses) {
      var parsed = Address.parse(address);
      var path = parsed.path();
      byOwner
          .computeIfAbsent(parsed.owner().toString(), _ -> new ArrayList<>())
          .add(
              new Node(
                  address, path.isEmpty() ? address : path.substring(path.lastIndexOf('/') + 1)));
    }
    return byOwner.entrySet().stream()
        .map(group -> new Group(group.getKey(), group.getValue()))
        .toList();
  }

  /** How a system is called in a sentence. */
  String called(String address) {
    return own.nodes().stream()
        .filter(node -> node.address().equals(address))
        .map(Node::label)
        .findFirst()
        .orElse(address);
  }
}
