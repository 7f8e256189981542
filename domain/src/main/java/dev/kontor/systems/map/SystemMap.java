package dev.kontor.systems.map;

import dev.kontor.systems.system.SystemEvent.NoticePosted;
import dev.kontor.systems.system.SystemEvent.NoticeReceived;
import dev.kontor.systems.system.SystemEvent.SystemRegistered;
import dev.kontor.systems.system.SystemEvent.UseChanged;
import dev.kontor.systems.system.SystemEvent.UseDropped;
import dev.kontor.systems.system.SystemEvent.UserChanged;
import dev.kontor.systems.system.UseState;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.message.Metadata;
import dev.kontor.tenant.projection.Projection;
import dev.kontor.tenant.projection.Projection.Mode;
import dev.kontor.tenant.projection.Projects;
import jakarta.inject.Singleton;
import java.util.List;

/** All systems of this tenant, and what they know of one another. */
@Singleton
@Projection(
    value = "systems",
    mode = Mode.INLINE,
    tables = {"mapped_system", "mapped_link", "mapped_notice"})
final class SystemMap {

  private final MappedSystems systems;
  private final MappedLinks links;
  private final MappedNotices notices;

  SystemMap(MappedSystems systems, MappedLinks links, MappedNotices notices) {
    this.systems = systems;
    this.links = links;
    this.notices = notices;
  }

  @Projects
  void enter(SystemRegistered event, Metadata metadata) {
    systems.insert(event.system(), event.name(), metadata.at());
  }

  @Projects
  void enter(UseChanged event, Metadata metadata) {
    var side = MappedLink.Side.USED.name();
    links.put(event.system(), side, event.used(), event.state(), metadata.at());
  }

  @Projects
  void strike(UseDropped event) {
    links.delete(event.system(), MappedLink.Side.USED.name(), event.used());
  }

  @Projects
  void enter(UserChanged event, Metadata metadata) {
    var side = MappedLink.Side.USER.name();
    if (UseState.valueOf(event.state()).isOpen()) {
      links.put(event.system(), side, event.user(), event.state(), metadata.at());
    } else {
      links.delete(event.system(), side, event.user());
    }
  }

  @Projects
  void enter(NoticePosted event) {
    var side = MappedNotice.Side.POSTED.name();
    notices.insert(event.system(), side, event.number(), event.from(), event.text(), event.at());
  }

  @Projects
  void enter(NoticeReceived event) {
    var side = MappedNotice.Side.RECEIVED.name();
    notices.insert(event.system(), side, event.number(), event.from(), event.text(), event.at());
  }

  @Handler
  SystemOnMap find(FindSystem query) {
    var id = query.system().text();
    return new SystemOnMap(
        systems.findById(id).orElseThrow(query.system()::unknown),
        links.findOfSystem(id),
        notices.findNewest(id, MappedNotice.Side.POSTED.name(), query.notices()),
        notices.findNewest(id, MappedNotice.Side.RECEIVED.name(), query.notices()));
  }

  @Handler
  List<MappedSystem> list(ListSystems query) {
    return systems.findNewest(query.most());
  }

  @Handler
  TenantMap show(ShowMap query) {
    return new TenantMap(systems.findNewest(query.systems()), links.findOpen(query.links()));
  }
}
