package dev.kontor.testing.memory;

import dev.kontor.tenant.Command;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.Grants;
import dev.kontor.tenant.handling.FollowUp;
import dev.kontor.tenant.message.Metadata;
import dev.kontor.tenant.message.Recorded;
import dev.kontor.tenant.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's context without a host: commands and queries go to the handlers of the beans that it
 * was given, in units of work that are kept in memory. Follow-ups run when the test says so. Time
 * stands still until the test moves it; ids are counted, and chance is the same each time.
 *
 * <p>Units may run on many threads at once; beans are added and time is moved by one.
 */
public final class ContextInMemory extends TenantContext {

  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
  private static final int ATTEMPTS = 3;
  private static final int MOST_EVENTS = 1000;
  private static final String HERE = "here";
  private static final String ARRIVALS = "arrivals";

  private final ScopedValue<UnitInMemory> current = ScopedValue.newInstance();
  private final TenantId tenant;
  private final String site;
  private final Handlers handlers = new Handlers();
  private final Log log = new Log();
  private final StoreInMemory store = new StoreInMemory(this);
  private final TimersInMemory timers = new TimersInMemory(this);
  private final GrantsInMemory grants = new GrantsInMemory(this);
  private final List<ContextInMemory> neighbours = new CopyOnWriteArrayList<>();
  private final AtomicLong ids = new AtomicLong();
  private final Random random = new Random(1);
  private volatile Instant now = BEGINNING;

  /** Of a tenant to which nothing has happened yet. */
  public ContextInMemory(String tenant) {
    this(tenant, HERE);
  }

  /** The same, on a site of this name. */
  public ContextInMemory(String tenant, String site) {
    this.tenant = new TenantId(tenant);
    this.site = site;
    neighbours.add(this);
  }

  /**
   * From now on what one of both sends the other is due there as soon as it is committed, if a
   * grant lets it in. A context is joined to itself from the beginning.
   */
  public void join(ContextInMemory other) {
    neighbours.add(other);
    other.neighbours.add(this);
  }

  /** The grants that beans of the context get injected. */
  public Grants grants() {
    return grants;
  }

  /** The activities that were raised and committed, in their order. */
  public List<Activity> sent() {
    return log.all().stream()
        .map(Recorded::event)
        .filter(Activity.class::isInstance)
        .map(Activity.class::cast)
        .toList();
  }

  /** Another tenant has sent this, and a grant has let it in: those who receive it are due. */
  public void receive(Activity activity) {
    var cause = first();
    var due = new ArrayList<DueFollowUp>();
    for (var handler : handlers.receivers(activity)) {
      due.add(new DueFollowUp(newId(), handler.name(), activity, cause));
    }
    log.commit(List.of(), due, List.of());
  }

  /** Has a bean's handlers take part; its class is compiled as a bean of Micronaut. */
  public void add(Object bean) {
    handlers.add(bean);
  }

  /** The store that beans of the context get injected; used inside its units of work. */
  public EventStore store() {
    return store;
  }

  /** Everything that has happened, in order. */
  public List<DomainEvent> events() {
    return log.all().stream().<DomainEvent>map(Recorded::event).toList();
  }

  /** The same, with what is known beside it. */
  public List<Recorded<DomainEvent>> recorded() {
    return log.all();
  }

  /** The runs of after-commit handlers that are due, in their order. */
  public List<DueFollowUp> due() {
    return log.due();
  }

  /** The timers that beans of the context get injected; used inside its units of work. */
  public Timers timers() {
    return timers;
  }

  /** Time goes on by so much, and timers fire as it comes to them, each in a unit of its own. */
  public void passes(Duration time) {
    var until = now.plus(time);
    for (var due = timers.due(until); due.isPresent(); due = timers.due(until)) {
      fire(due.get());
    }
    now = until;
  }

  private void fire(TimersInMemory.Set due) {
    now = due.at().isAfter(now) ? due.at() : now;
    inUnit(
        first(),
        () -> {
          timers.cancel(due.name());
          raise(due.event());
          return null;
        });
  }

  /** These have happened, before anybody looked: no handler runs. */
  public void happened(List<? extends DomainEvent> events) {
    var cause = first();
    log.commit(
        events.stream()
            .map(event -> new Recorded<DomainEvent>(0, UnitInMemory.NEXT, event, following(cause)))
            .toList(),
        List.of(),
        List.of());
  }

  /** Runs the body in a unit of its own, as if it were a command's handler. */
  public <R extends @Nullable Object> R inUnit(Supplier<R> body) {
    return retried(() -> inUnit(first(), body));
  }

  /** Does it in the open unit, or in one of its own. */
  <R extends @Nullable Object> R joined(Supplier<R> body) {
    return isInUnit() ? body.get() : inUnit(body);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R extends @Nullable Object> R send(Command<R> command) {
    var handler = handlers.handler(command);
    Supplier<R> body = () -> (R) handler.call(command);
    return isInUnit() ? open().piece(command, body) : retried(() -> inUnit(first(), body));
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R extends @Nullable Object> R ask(Query<R> query) {
    var handler = handlers.handler(query);
    Supplier<R> body = () -> (R) handler.call(query);
    return isInUnit() ? body.get() : entered(new UnitInMemory(first()), body);
  }

  @Override
  public void raise(DomainEvent event) {
    var unit = open();
    unit.raise(event, following(unit.cause()));
  }

  /**
   * Runs what is due, oldest first, and what that makes due, each in a unit of its own. One that
   * throws stays due, and its failure is thrown at once.
   *
   * @return how many ran
   */
  public int runFollowUps() {
    int ran = 0;
    for (var due = log.due(); !due.isEmpty(); due = log.due()) {
      run(due.getFirst());
      ran++;
      if (ran > MOST_EVENTS) {
        throw new IllegalStateException(
            "more than %d follow-ups ran and %s is due still; expected them to come to an end"
                .formatted(MOST_EVENTS, log.due()));
      }
    }
    return ran;
  }

  private void run(DueFollowUp due) {
    if (due.message() instanceof Arrival arrival) {
      take(arrival, due.cause());
      log.done(due);
      return;
    }
    var handler = handlers.followingNamed(due.handler());
    try {
      retried(() ->
          inUnit(
              due.cause(),
              () ->
                  handler.wantsFollowUp()
                      ? handler.call(due.message(), new FollowUp(due.id(), 1, due.cause()))
                      : handler.call(due.message())));
    } catch (MessageSkipped _) {
      // It has nothing to do with this message: what it did is gone, and it has run.
    }
    log.done(due);
  }

  private static <R extends @Nullable Object> R retried(Supplier<R> unit) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return unit.get();
      } catch (Conflict _) {
        // Another was faster: the next attempt reads what it wrote.
      }
    }
    return unit.get();
  }

  private <R extends @Nullable Object> R inUnit(Metadata cause, Supplier<R> body) {
    var unit = new UnitInMemory(cause);
    return entered(
        unit,
        () -> {
          var result = body.get();
          var due = new ArrayList<DueFollowUp>();
          var left = new ArrayList<DueFollowUp>();
          for (int next = 0; next < unit.raised().size(); next++) {
            handle(unit.raised().get(next), due, left);
            requireEnd(unit);
          }
          unit.requireWhole();
          due.addAll(left);
          log.commit(unit.raised(), due, unit.snapshots());
          timers.commit(unit.timers());
          unit.leaving().forEach(this::post);
          return result;
        });
  }

  private void post(Arrival arrival) {
    neighbours.stream()
        .filter(each -> each.address().equals(arrival.receiver()))
        .forEach(receiver -> receiver.comes(arrival));
  }

  private void comes(Arrival arrival) {
    log.commit(List.of(), List.of(new DueFollowUp(newId(), ARRIVALS, arrival, first())), List.of());
  }

  private void take(Arrival arrival, Metadata cause) {
    boolean isLetIn =
        inUnit(
            cause,
            () ->
                switch (arrival) {
                  case Arrival.Said(var activity) -> grants.letsIn(activity);
                  case Arrival.Told told -> {
                    grants.take(told);
                    yield false;
                  }
                });
    if (isLetIn && arrival instanceof Arrival.Said(var activity)) {
      receive(activity);
    }
  }

  private void handle(Recorded<DomainEvent> raised, List<DueFollowUp> due, List<DueFollowUp> left) {
    addDue(raised.event(), raised.metadata(), due);
    for (var handler : handlers.beforeCommit(raised.event())) {
      var value =
          handler.wantsMetadata()
              ? handler.call(raised.event(), raised.metadata())
              : handler.call(raised.event());
      if (value != null) {
        addDue(value, raised.metadata(), left);
      }
    }
  }

  private void addDue(Object message, Metadata cause, List<DueFollowUp> due) {
    for (var handler : handlers.afterCommit(message)) {
      due.add(new DueFollowUp(newId(), handler.name(), message, cause));
    }
  }

  private static void requireEnd(UnitInMemory unit) {
    if (unit.raised().size() > MOST_EVENTS) {
      throw new IllegalStateException(
          "more than %d events in one unit of work, the last one %s; nothing was written"
              .formatted(MOST_EVENTS, unit.raised().getLast().event()));
    }
  }

  private <R extends @Nullable Object> R entered(UnitInMemory unit, Supplier<R> body) {
    return isCurrent() ? opened(unit, body) : call(() -> opened(unit, body));
  }

  private <R extends @Nullable Object> R opened(UnitInMemory unit, Supplier<R> body) {
    return ScopedValue.where(current, unit).call(body::get);
  }

  private boolean isCurrent() {
    return TenantContext.isBound() && TenantContext.current().equals(this);
  }

  UnitInMemory open() {
    if (!current.isBound()) {
      throw new IllegalStateException(
          "tenant '%s': no unit of work is open on this thread; send a command, and do this in its handler"
              .formatted(tenant));
    }
    return current.get();
  }

  Log log() {
    return log;
  }

  Metadata following(Metadata cause) {
    return cause.followedBy(newId(), now());
  }

  private Metadata first() {
    var id = newId();
    var caller = TenantContext.caller();
    var correlation = Objects.requireNonNullElse(caller.correlation(), id);
    return new Metadata(id, tenant, caller.principal(), correlation, id, now(), caller.trace());
  }

  @Override
  protected boolean isInUnit() {
    return current.isBound();
  }

  @Override
  public TenantId tenant() {
    return tenant;
  }

  @Override
  public String site() {
    return site;
  }

  @Override
  public String title() {
    return tenant.value();
  }

  @Override
  public InstantSource clock() {
    return () -> now;
  }

  @Override
  public UUID newId() {
    // Version 7 and variant 2, as ids of the world bear them; the rest is counted.
    return new UUID(0x7000L, 0x8000_0000_0000_0000L | ids.incrementAndGet());
  }

  @Override
  public RandomGenerator random() {
    return random;
  }
}
