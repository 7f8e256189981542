package dev.kontor.host.letter;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which letters were taken, in memory; for one unit at a time. */
public final class InboxInMemory implements Inbox {

  private final Map<String, UUID> channels = new HashMap<>();
  private final Map<String, @Nullable Last> taken = new HashMap<>();

  @Override
  public synchronized Opened open(String from, UUID channel) {
    var known = channels.get(from);
    if (known != null && known.compareTo(channel) > 0) {
      throw new Outdated(from, channel, known);
    }
    var last = channel.equals(known) ? taken.get(from) : null;
    return last == null
        ? Opened.anew(known != null && !ChannelId.areOfOneTenant(known, channel))
        : Opened.known(last);
  }

  @Override
  public synchronized void taken(String from, UUID channel, Last last) {
    channels.put(from, channel);
    taken.put(from, last);
  }
}
