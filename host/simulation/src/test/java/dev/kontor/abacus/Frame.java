package dev.kontor.abacus;

import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.Cached;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.handling.Order;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Moves beads, and counts and hears them afterwards. */
@Singleton
class Frame {

  private static final int STUMBLES = 4;

  private final TenantContext context;
  private final EventStore events;
  private final Memory memory;
  private final Flaw flaw;

  Frame(TenantContext context, EventStore events, Memory memory, Flaw flaw) {
    this.context = context;
    this.events = events;
    this.memory = memory;
    this.flaw = flaw;
  }

  @Handler
  Integer move(Move command) {
    int there = events.read("wire-" + command.wire(), 0).size();
    var moved = new Moved(command.wire(), there + 1);
    memory.moved(moved.wire(), moved.number());
    events.append(moved.stream(), ExpectedVersion.exactly(there), List.of(moved));
    return moved.number();
  }

  @Handler
  Integer seen(Seen query) {
    return memory.seen(query.wire());
  }

  @Handler
  @Cached(by = Moved.class)
  Integer moves(Moves query) {
    return events.read("wire-" + query.wire(), 0).size();
  }

  @AfterCommit("abacus-count")
  void count(Moved moved) {
    int number = flaw.isRolledBackData() ? memory.lastMoved(moved.wire()) : moved.number();
    memory.counted(moved.wire(), number);
    if (flaw.isOwnChance()) {
      context.raise(new Noted(UUID.randomUUID().toString()));
    }
    if (flaw.isOwnThread()) {
      Thread.ofPlatform().name("own-thread").start(context::newId);
    }
    if (flaw.isSilentThread()) {
      Thread.ofPlatform().name("silent-thread").start(() -> {});
    }
    context.raise(new Counted(moved.wire(), number));
  }

  @AfterCommit("abacus-tick")
  void tick(Moved moved) {
    if (!flaw.isAnyOrder()) {
      hear(moved);
    }
  }

  @AfterCommit(value = "abacus-rush", order = Order.NONE)
  void rush(Moved moved) {
    if (flaw.isAnyOrder()) {
      hear(moved);
    }
  }

  private void hear(Moved moved) {
    if (context.random().nextInt(STUMBLES) == 0) {
      throw new IllegalStateException("stumbled over %s".formatted(moved));
    }
    context.raise(new Ticked(moved.wire(), moved.number()));
  }
}
