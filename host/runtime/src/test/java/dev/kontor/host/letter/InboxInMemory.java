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
  public synchronized Last open(String from, UUID channel) {
    var known = channels.get(from);
    if (known != null && known.compareTo(channel) > 0) {
      throw new Outdated(from, channel, known);
    }
    channels.put(from, channel);
    var last = channel.equals(known) ? taken.get(from) : null;
    return last == null ? new Last(0, null) : last;
  }

  @Override
  public synchronized void taken(String from, Last last) {
    taken.put(from, last);
  }
}
