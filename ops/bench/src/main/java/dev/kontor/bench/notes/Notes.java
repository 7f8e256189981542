package dev.kontor.bench.notes;

import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.federation.Receives;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.handling.Order;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/** Writes notes, and keeps those that come. */
@Singleton
public final class Notes {

  /** What a tenant asks another for before it writes to it. */
  public static final String GRANT = "notes.write";

  /** Of so many notes one is marked. */
  public static final int MARKED = 10;

  private final TenantContext context;
  private final AtomicReference<LongConsumer> received = new AtomicReference<>(_ -> {});
  private final AtomicReference<LongConsumer> marked = new AtomicReference<>(_ -> {});

  Notes(TenantContext context) {
    this.context = context;
  }

  /**
   * Who is told the numbers of notes.
   *
   * @param arrived when a note's effect is under way
   * @param seen when a marked one's is committed
   */
  public void tell(LongConsumer arrived, LongConsumer seen) {
    received.set(arrived);
    marked.set(seen);
  }

  /** Whether it is one of those that are marked; none below 0 is. */
  public static boolean isMarked(long number) {
    return number >= 0 && number % MARKED == 0;
  }

  @Handler
  void write(WriteNote command) {
    context.raise(
        new Note(context.address().toString(), command.to().toString(), command.number()));
  }

  @Receives("notes-keep")
  void keep(Note note) {
    context.raise(
        isMarked(note.number())
            ? new Marked(note.actor(), note.number())
            : new Noted(note.actor(), note.number()));
    received.get().accept(note.number());
  }

  @AfterCommit(value = "notes-mark", order = Order.NONE)
  void mark(Marked event) {
    marked.get().accept(event.number());
  }
}
