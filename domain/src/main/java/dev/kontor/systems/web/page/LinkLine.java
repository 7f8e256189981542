package dev.kontor.systems.web.page;

import dev.kontor.message.web.Moments;
import dev.kontor.systems.map.MappedLink;
import dev.kontor.systems.system.UseState;
import org.jspecify.annotations.Nullable;

/**
 * Another system that is used by the one that the page shows, or uses it.
 *
 * @param name its address, if no more is known of it
 * @param page the id that its page is found by; null: it is another tenant's
 */
record LinkLine(String address, String name, @Nullable String page, UseState state, String since) {

  static LinkLine of(MappedLink link, Names names) {
    return new LinkLine(
        link.address(),
        names.name(link.address()),
        names.id(link.address()),
        link.state(),
        Moments.readable(link.since()));
  }

  boolean isAsked() {
    return state == UseState.ASKED;
  }

  boolean isOpen() {
    return state.isOpen();
  }
}
