package dev.kontor.systems.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.systems.map.MappedLink;
import dev.kontor.systems.map.MappedNotice;
import dev.kontor.systems.map.SystemOnMap;
import dev.kontor.systems.system.UseState;
import dev.kontor.tenant.Address;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/**
 * A system, written: each field is there, if only as an empty list.
 *
 * @param uses those that it uses, or asked to
 * @param usedBy those that use it
 * @param askedBy those that want to, and wait for an answer
 * @param notices those that it has received, in their order
 * @param posted those that it has posted itself, in their order
 */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
record SystemJson(
    String id,
    String name,
    String address,
    List<Use> uses,
    List<User> usedBy,
    List<User> askedBy,
    List<Notice> notices,
    List<Notice> posted) {

  /** One that it uses. */
  @Serdeable.Serializable
  record Use(String address, boolean approved, UseState state) {}

  /** One that uses it. */
  @Serdeable.Serializable
  record User(String address) {}

  /** A notice, and the system that has posted it. */
  @Serdeable.Serializable
  record Notice(String from, String text, Instant at) {

    static Notice of(MappedNotice notice) {
      return new Notice(notice.sender(), notice.text(), notice.at());
    }
  }

  static SystemJson of(SystemOnMap found, Address tenant) {
    var line = LineJson.of(found.system(), tenant);
    return new SystemJson(
        line.id(),
        line.name(),
        line.address(),
        found.links().stream()
            .filter(MappedLink::isUse)
            .map(link -> new Use(link.address(), link.state() == UseState.ALLOWED, link.state()))
            .toList(),
        users(found, UseState.ALLOWED),
        users(found, UseState.ASKED),
        found.received().reversed().stream().map(Notice::of).toList(),
        found.posted().reversed().stream().map(Notice::of).toList());
  }

  private static List<User> users(SystemOnMap found, UseState state) {
    return found.links().stream()
        .filter(link -> !link.isUse() && link.state() == state)
        .map(link -> new User(link.address()))
        .toList();
  }
}
