package dev.kontor.systems.system;

import dev.kontor.message.Field;
import dev.kontor.systems.system.SystemCommand.Receive;
import dev.kontor.systems.system.SystemEvent.NoticeSent;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.federation.Receives;
import jakarta.inject.Singleton;

/** Brings notices to the systems that they are for. */
@Singleton
final class Notices {

  private final Systems systems;

  Notices(Systems systems) {
    this.systems = systems;
  }

  /**
   * One that can't be kept, or is for nobody here, is passed over: it would hold up all others of
   * its sender for ever.
   */
  @Receives("systems.notices")
  void receive(NoticeSent notice) {
    var to =
        SystemId.at(Address.parse(notice.to()))
            .orElseThrow(() -> new MessageSkipped("no system at '%s'".formatted(notice.to())));
    try {
      var text = new NoticeText(notice.text()).text();
      var at = Field.instant("at", Field.required("at", notice.at()).toString());
      systems.tell(new Receive(to, Address.parse(notice.actor()), text, at));
    } catch (MessageMalformed | NotFound nothing) {
      throw new MessageSkipped(
          "a notice of '%s' can't be kept: %s".formatted(notice.actor(), nothing.getMessage()));
    }
  }
}
