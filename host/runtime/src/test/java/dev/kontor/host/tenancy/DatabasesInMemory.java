package dev.kontor.host.tenancy;

import dev.kontor.host.database.Placement;
import dev.kontor.host.database.TenantDatabase;
import dev.kontor.host.database.TenantDatabases;
import dev.kontor.host.followup.FollowUpStore;
import dev.kontor.host.followup.FollowUpsInMemory;
import dev.kontor.host.grant.GrantBook;
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
import dev.kontor.host.unit.LogStore;
import dev.kontor.host.unit.StoredTimer;
import dev.kontor.host.unit.UnitStore;
import dev.kontor.host.unit.UnitsInMemory;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.TenantModule;
import io.micronaut.context.RuntimeBeanDefinition;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Databases that hold nothing but when their next work is due. */
final class DatabasesInMemory implements TenantDatabases {

  static final String VERSION = "v1";

  private final Map<String, Instant> due = new ConcurrentHashMap<>();
  private final Map<String, FollowUpStore> followUps = new ConcurrentHashMap<>();
  private final Map<String, UnitsInMemory> units = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();
  private volatile Runnable whenOpened = () -> {};
  private volatile @Nullable RuntimeException migrationFails;
  private final AtomicReference<Runnable> whenClosed = new AtomicReference<>(() -> {});
  private volatile boolean refusesToBegin;
  private final List<String> log = new CopyOnWriteArrayList<>();

  /** From now on work is due in a database then. */
  void due(Placement placement, Instant when) {
    due.put(placement.database(), when);
  }

  /** What happens from now on whenever one is opened; what it throws fails the start. */
  void whenOpened(Runnable body) {
    whenOpened = body;
  }

  /** From now on every database is behind, and can't be migrated. */
  void migrationFails(RuntimeException failure) {
    migrationFails = failure;
  }

  /** What happens when the next one is closed. */
  void whenNextClosed(Runnable body) {
    whenClosed.set(body);
  }

  /** From now on no engine can begin. */
  void refuseToBegin() {
    refusesToBegin = true;
  }

  private void begin() {
    if (refusesToBegin) {
      throw new IllegalStateException("the database is away");
    }
    log.add("begin");
  }

  /** What was closed, by the number in which it was opened, and asked what waits or is due. */
  List<String> log() {
    return List.copyOf(log);
  }

  /** How many are open. */
  int open() {
    return open.get();
  }

  /** How many were opened so far. */
  int opened() {
    return opened.get();
  }

  @Override
  public void ensureRoles(Placement placement, String password) {}

  @Override
  public void ensureDatabase(Placement placement, List<TenantModule> modules) {}

  @Override
  public void ensureGrants(Placement placement) {}

  @Override
  public String migrate(Placement placement, List<TenantModule> modules) {
    if (migrationFails != null) {
      throw migrationFails;
    }
    return VERSION;
  }

  @Override
  public String version(List<TenantModule> modules) {
    return VERSION;
  }

  @Override
  public TenantDatabase open(Placement placement, String password, int maximumConnections) {
    int number = opened.incrementAndGet();
    whenOpened.run();
    open.incrementAndGet();
    return new Opened(placement.database(), number);
  }

  @Override
  public Map<Placement, Long> sizes(Collection<Placement> placements) {
    return Map.of();
  }

  @Override
  public void drop(Placement placement) {}

  @Override
  public void dropUnusedTemplates(String server, Collection<List<TenantModule>> used) {}

  private final class Opened implements TenantDatabase {

    private final String name;
    private final int number;

    Opened(String name, int number) {
      this.name = name;
      this.number = number;
    }

    @Override
    public List<RuntimeBeanDefinition<?>> beans() {
      return List.of();
    }

    @Override
    public UnitStore units(TenantId tenant) {
      return units.computeIfAbsent(name, _ -> new UnitsInMemory());
    }

    @Override
    public LogStore log(TenantId tenant) {
      return units.computeIfAbsent(name, _ -> new UnitsInMemory());
    }

    @Override
    public ProjectionStore projections(TenantId tenant, LongSupplier epoch) {
      return new NoProjections();
    }

    @Override
    public FollowUpStore followUps(TenantId tenant, LongSupplier epoch) {
      return followUps.computeIfAbsent(
          name, _ -> new FollowUpsInMemory(DatabasesInMemory.this::begin));
    }

    @Override
    public TimerStore timers(TenantId tenant) {
      return new TimersInMemory(units.computeIfAbsent(name, _ -> new UnitsInMemory()));
    }

    @Override
    public GrantBook grants() {
      throw new UnsupportedOperationException("database '%s' keeps no grants".formatted(name));
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
      throw new UnsupportedOperationException("database '%s' keeps no mail".formatted(name));
    }

    @Override
    public Nonces nonces() {
      throw new UnsupportedOperationException("database '%s' keeps no nonces".formatted(name));
    }

    @Override
    public @Nullable String schemaVersion() {
      return migrationFails == null ? VERSION : null;
    }

    @Override
    public NextDue nextDue() {
      log.add("due " + number);
      var timers = units.computeIfAbsent(name, _ -> new UnitsInMemory()).timers().stream();
      var soonest = Stream.concat(Stream.ofNullable(due.get(name)), timers.map(StoredTimer::dueAt));
      return new NextDue(soonest.min(Comparator.naturalOrder()).orElse(null), null);
    }

    @Override
    public void close() {
      log.add("close " + number);
      open.decrementAndGet();
      whenClosed.getAndSet(() -> {}).run();
    }
  }
}
