package dev.kontor.systems.web.page;

import dev.kontor.message.web.Moments;
import dev.kontor.systems.map.MappedNotice;
import dev.kontor.systems.map.MappedNotice.Side;

/**
 * A notice on a page.
 *
 * @param from who has posted it, as people call that one
 * @param own whether the system has posted it itself
 */
record NoticeLine(String from, boolean own, String text, String at) {

  static NoticeLine of(MappedNotice notice, Names names) {
    return new NoticeLine(
        names.name(notice.sender()),
        notice.place().side() == Side.POSTED,
        notice.text(),
        Moments.readable(notice.at()));
  }
}
