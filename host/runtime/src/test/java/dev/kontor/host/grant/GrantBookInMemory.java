package dev.kontor.host.grant;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A tenant's grants in memory; nothing is undone when a unit fails. Thread-safe. */
public final class GrantBookInMemory implements GrantBook {

  private static final Comparator<GrantEntry> BY_AGE =
      Comparator.comparing(entry -> entry.grant().since());

  private static final Comparator<GrantEntry> IN_ORDER =
      Comparator.<GrantEntry, Boolean>comparing(entry -> entry.grant().state() != State.ASKED)
          .thenComparing(BY_AGE.reversed());

  private final Map<UUID, GrantEntry> entries = new LinkedHashMap<>();

  @Override
  public synchronized List<GrantEntry> find(Collection<UUID> ids) {
    return entries.values().stream().filter(entry -> ids.contains(entry.grant().id())).toList();
  }

  @Override
  public synchronized @Nullable GrantEntry open(UUID id) {
    return entries.get(id);
  }

  @Override
  public synchronized void keep(GrantEntry entry) {
    entries.put(entry.grant().id(), entry);
  }

  @Override
  public synchronized List<GrantEntry> all() {
    return entries.values().stream().sorted(IN_ORDER).toList();
  }

  private Stream<GrantEntry> of(String party) {
    return entries.values().stream()
        .filter(entry -> entry.grant().side() == Side.GIVEN && entry.party().equals(party));
  }

  @Override
  public synchronized Asked askedBy(String party) {
    long waiting = of(party).filter(entry -> entry.grant().state() == State.ASKED).count();
    return new Asked((int) of(party).count(), (int) waiting);
  }

  @Override
  public synchronized boolean forgetClosed(String party) {
    var oldest = of(party).filter(entry -> !entry.isOpen()).min(BY_AGE);
    oldest.ifPresent(entry -> entries.remove(entry.grant().id()));
    return oldest.isPresent();
  }

  @Override
  public synchronized List<UUID> endAll(Address peer, Instant now) {
    var open =
        entries.values().stream()
            .filter(entry -> entry.isOpen() && entry.peer().equals(peer))
            .toList();
    open.forEach(entry -> keep(entry.in(State.REVOKED, now)));
    return open.stream().map(GrantEntry::grant).map(Grant::id).toList();
  }
}
