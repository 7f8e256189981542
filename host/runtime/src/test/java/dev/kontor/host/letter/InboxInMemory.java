package dev.kontor.host.letter;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** An inbox in memory, for units that take no letters. */
public final class InboxInMemory implements Inbox {

  private final Map<String, UUID> channels = new HashMap<>();

  @Override
  public synchronized Opened open(String from, UUID channel) {
    var known = channels.get(from);
    if (known != null && known.compareTo(channel) > 0) {
      throw new Outdated(from, channel, known);
    }
    channels.put(from, channel);
    return Opened.anew(known != null && !ChannelId.areOfOneTenant(known, channel), 0);
  }
}
