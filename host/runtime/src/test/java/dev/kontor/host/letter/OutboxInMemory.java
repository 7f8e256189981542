package dev.kontor.host.letter;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Letters in memory. */
public final class OutboxInMemory implements Outbox {

  private Runnable afterwards = () -> {};

  private final Map<String, Channel> channels = new TreeMap<>();
  private final Map<String, NavigableMap<Long, Written>> letters = new HashMap<>();
  private final Map<String, String> errors = new HashMap<>();

  /** Does this once, between the next read and what comes of it. */
  void afterNextRead(Runnable happens) {
    afterwards = happens;
  }

  public synchronized void write(String to, Written letter) {
    channels.putIfAbsent(
        to, new Channel(to, new UUID(0, channels.size()), 0, Duration.ZERO, null, null));
    of(to).put(letter.letter().number(), letter);
  }

  private NavigableMap<Long, Written> of(String to) {
    return letters.computeIfAbsent(to, _ -> new TreeMap<>());
  }

  @Override
  public synchronized List<Channel> waiting() {
    return channels.values().stream().filter(channel -> !of(channel.to()).isEmpty()).toList();
  }

  @Override
  public synchronized List<Backlog> backlog() {
    return waiting().stream()
        .map(channel -> {
          var left = of(channel.to());
          return new Backlog(
              channel.to(),
              left.size(),
              left.firstEntry().getValue().writtenAt(),
              channel.attempts(),
              channel.again(),
              errors.get(channel.to()));
        })
        .toList();
  }

  @Override
  public synchronized @Nullable Channel channel(String to) {
    return channels.get(to);
  }

  @Override
  public Page next(String to, int most) {
    var page = page(to, most);
    var then = afterwards;
    afterwards = () -> {};
    then.run();
    return page;
  }

  private synchronized Page page(String to, int most) {
    var first = of(to).values().stream().limit(most).toList();
    return new Page(first, first.size() < most);
  }

  @Override
  public synchronized @Nullable UUID sent(long number) {
    return null;
  }

  @Override
  public synchronized int taken(String to, long upTo) {
    var taken = of(to).headMap(upTo, true);
    int all = taken.size();
    taken.clear();
    return all;
  }

  @Override
  public synchronized void answered(String to) {
    errors.remove(to);
    channels.computeIfPresent(
        to, (_, known) -> new Channel(to, known.id(), 0, Duration.ZERO, null, null));
  }

  @Override
  public synchronized void failed(String to, Failure failure) {
    errors.put(to, failure.error());
    channels.computeIfPresent(
        to,
        (_, known) ->
            new Channel(
                to,
                known.id(),
                failure.attempts(),
                failure.failedFor(),
                failure.triedAt(),
                failure.again()));
  }

  @Override
  public synchronized void renew(String to, UUID former, UUID id) {
    channels.computeIfPresent(
        to,
        (_, known) ->
            known.id().equals(former)
                ? new Channel(
                    to, id, known.attempts(), known.failedFor(), known.triedAt(), known.again())
                : known);
  }

  @Override
  public synchronized boolean giveUp(String to, long number) {
    return of(to).remove(number) != null;
  }
}
