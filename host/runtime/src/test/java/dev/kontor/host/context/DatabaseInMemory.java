package dev.kontor.host.context;

import dev.kontor.host.database.TenantDatabase;
import dev.kontor.host.followup.FollowUpStore;
import dev.kontor.host.followup.FollowUpsInMemory;
import dev.kontor.host.grant.GrantBook;
import dev.kontor.host.grant.GrantBookInMemory;
import dev.kontor.host.letter.Inbox;
import dev.kontor.host.letter.InboxInMemory;
import dev.kontor.host.letter.Outbox;
import dev.kontor.host.letter.OutboxInMemory;
import dev.kontor.host.mail.Mailbox;
import dev.kontor.host.projection.NoProjections;
import dev.kontor.host.projection.ProjectionStore;
import dev.kontor.host.signature.Nonces;
import dev.kontor.host.timer.TimerStore;
import dev.kontor.host.timer.TimersInMemory;
import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.LogStore;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.StoredFollowUp;
import dev.kontor.host.unit.StoredTimer;
import dev.kontor.host.unit.UnitStore;
import dev.kontor.host.unit.UnitsInMemory;
import dev.kontor.host.unit.Writes;
import dev.kontor.tenant.TenantId;
import io.micronaut.context.RuntimeBeanDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A tenant's database in memory, which outlives the contexts that are started on it. */
public final class DatabaseInMemory implements TenantDatabase {

  private final FollowUpsInMemory followUps = new FollowUpsInMemory();
  private final GrantBook grants = new GrantBookInMemory();
  private final UnitsInMemory units = new UnitsInMemory(this::committing, this::first);
  private volatile boolean away;

  /** From now on, until it is back, no unit is kept. */
  public void isAway(boolean now) {
    away = now;
  }

  public boolean isAway() {
    return away;
  }

  private void committing(Writes writes) {
    if (away) {
      throw new IllegalStateException("the database is away");
    }
    writes.done().forEach(followUps::done);
    for (var run : writes.followUps()) {
      followUps.add(new Due(run, eventOf(run, writes), null, false));
    }
  }

  private @Nullable Due first(String handler, String queue) {
    return followUps.next(handler, queue, 0, 1).stream().findFirst().orElse(null);
  }

  private static StoredEvent eventOf(StoredFollowUp run, Writes writes) {
    return writes.events().stream()
        .filter(event -> event.position() == run.event())
        .findFirst()
        .orElseThrow();
  }

  /** All events, by position. */
  public List<StoredEvent> events() {
    return units.events();
  }

  public List<StoredTimer> timers() {
    return units.timers();
  }

  @Override
  public ProjectionStore projections(TenantId tenant, LongSupplier epoch) {
    return new NoProjections();
  }

  @Override
  public List<RuntimeBeanDefinition<?>> beans() {
    return List.of();
  }

  @Override
  public UnitStore units(TenantId tenant) {
    return units;
  }

  @Override
  public FollowUpStore followUps(TenantId tenant, LongSupplier epoch) {
    return followUps;
  }

  @Override
  public LogStore log(TenantId tenant) {
    return units;
  }

  @Override
  public GrantBook grants() {
    return grants;
  }

  @Override
  public Outbox outbox(TenantId tenant) {
    return new OutboxInMemory();
  }

  @Override
  public Inbox inbox() {
    return new InboxInMemory();
  }

  @Override
  public Mailbox mailbox() {
    throw new UnsupportedOperationException("a database in memory keeps no mail");
  }

  @Override
  public TimerStore timers(TenantId tenant) {
    return new TimersInMemory(units);
  }

  @Override
  public Nonces nonces() {
    throw new UnsupportedOperationException("a database in memory keeps no nonces");
  }

  @Override
  public @Nullable String schemaVersion() {
    return null;
  }

  @Override
  public NextDue nextDue() {
    return new NextDue(
        units.timers().stream().map(StoredTimer::dueAt).min(Comparator.naturalOrder()).orElse(null),
        null);
  }

  /** The next context finds everything here. */
  @Override
  public void close() {}
}
