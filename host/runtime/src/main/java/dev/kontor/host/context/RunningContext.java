package dev.kontor.host.context;

import dev.kontor.host.database.TenantDatabase;
import dev.kontor.host.followup.FollowUpStore.Backlog;
import dev.kontor.host.followup.FollowUpStore.DeadLetter;
import dev.kontor.host.followup.FollowUpStore.OpenedLetter;
import dev.kontor.host.followup.FollowUps;
import dev.kontor.host.followup.Succession;
import dev.kontor.host.followup.Watch;
import dev.kontor.host.letter.Batch;
import dev.kontor.host.letter.Letters;
import dev.kontor.host.letter.Outbox;
import dev.kontor.host.letter.Receipt;
import dev.kontor.host.letter.Unsent;
import dev.kontor.host.mail.Mailing;
import dev.kontor.host.mail.PostedMail;
import dev.kontor.host.projection.Projections;
import dev.kontor.host.timer.DueTimers;
import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.EventLog;
import dev.kontor.host.unit.Hold;
import dev.kontor.host.unit.Ran;
import dev.kontor.host.unit.RequestKey;
import dev.kontor.host.unit.UnitEventStore;
import dev.kontor.host.unit.UnitOfWork;
import dev.kontor.host.world.Scheduler;
import dev.kontor.host.world.World;
import dev.kontor.tenant.Caller;
import dev.kontor.tenant.Command;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.aggregate.EventStore;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tenant's context while it runs: its beans, its clock, its door to its database. Closed once, by
 * whoever started it; thread-safe until then.
 */
public final class RunningContext extends TenantContext implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RunningContext.class);
  private static final Duration BEGIN_AGAIN = Duration.ofSeconds(5);

  private final TenantId tenant;
  private final String site;
  private final String title;
  private final InstantSource clock;
  private final World world;
  private final TenantDatabase database;
  private final ApplicationContext beans;
  private final Hold hold;
  private final FollowUps followUps;
  private final Succession succession;
  private final DueTimers timers;
  private final UnitOfWork units;
  private final Mailing mailing;
  private final EventLog eventLog;
  private final Projections projections;
  private final Letters letters;
  private volatile boolean hasLetters = true;
  private volatile boolean ended;
  private volatile Scheduler.@Nullable Timer beginAgain;

  RunningContext(
      TenantId tenant,
      String site,
      String title,
      InstantSource clock,
      World world,
      TenantDatabase database,
      ContextParts parts) {
    this.tenant = tenant;
    this.site = site;
    this.title = title;
    this.clock = clock;
    this.world = world;
    this.database = database;
    beans = parts.beans(this);
    hold = parts.hold(this);
    followUps = parts.followUps(this);
    succession = new Succession(followUps, this::settle);
    timers = parts.timers(this);
    units = parts.units(this);
    mailing = parts.mailing(this);
    eventLog = parts.log(this);
    projections = parts.projections(this);
    letters = parts.letters(this);
    units.tell(projections::unitEnded);
    units.tellOfLetters(letters);
  }

  /**
   * Goes on with the follow-ups and timers that an earlier life of this tenant has left, and with
   * its own from now on. To be called once nobody else runs them. Asks at once, on the connection
   * that waking has left idle: beside the first request it would need one more.
   */
  public void begin() {
    begin(false);
  }

  /**
   * The same.
   *
   * @param nothingWaits whether it fell asleep with no work due at any time, so that it has no
   *     letters either
   */
  public void begin(boolean nothingWaits) {
    hasLetters = !nothingWaits || eventLog.hasDoubts();
    // Before the store is asked what waits: what is committed later than that must be heard of.
    eventLog.tellDoubts(succession);
    start();
  }

  private void start() {
    if (ended) {
      return;
    }
    try {
      followUps.start();
      projections.start();
      timers.start();
      letters.start(hasLetters);
    } catch (RuntimeException away) {
      if (!ended) {
        log.atWarn().setCause(away).addKeyValue("tenant", tenant).log("follow-ups and timers wait");
        beginAgain = world.scheduler().after(BEGIN_AGAIN, "begin " + tenant, this::start);
        beginNoMoreIfEnded();
      }
    }
  }

  private void beginNoMoreIfEnded() {
    var timer = beginAgain;
    if (ended && timer != null) {
      timer.cancel();
    }
  }

  /**
   * Whether no follow-up is under way and none is due, no timer is being fired, no letter is being
   * brought, and no projection is behind.
   */
  public boolean isQuiet() {
    return timers.isQuiet()
        && followUps.isQuiet()
        && projections.isQuiet()
        && letters.couriers().isQuiet();
  }

  /**
   * Begins no further follow-up or projection and fires no further timer, and waits for those that
   * are under way; says whether they ended.
   */
  public boolean end(Duration bound) {
    ended = true;
    beginNoMoreIfEnded();
    projections.close();
    letters.couriers().close();
    boolean fired = timers.stop(bound);
    boolean quiet = followUps.stop(bound);
    boolean brought = letters.couriers().stop(bound);
    return projections.stop(bound) && quiet && fired && brought;
  }

  /** For parts that write as the tenant's owner. */
  Hold hold() {
    return hold;
  }

  /** For parts that write in units. */
  UnitOfWork units() {
    return units;
  }

  /** The read models that events are entered into. */
  public Projections projections() {
    return projections;
  }

  /** All events of the tenant, in their order. */
  public EventLog eventLog() {
    return eventLog;
  }

  /** Dead letters after a number, oldest first; at most so many. */
  public List<DeadLetter> deadLetters(long afterNumber, int most) {
    return followUps.parked(afterNumber, most);
  }

  /** A dead letter with all that is known of it; null: there is none of this number. */
  public @Nullable OpenedLetter deadLetter(long number) {
    return followUps.open(number);
  }

  /** How much there is to do, as far as memory knows; null while another context runs it. */
  public @Nullable Backlog backlog() {
    return followUps.backlog();
  }

  /** How much there is to do, as the database has it; also when follow-ups have ended. */
  public Backlog storedBacklog() {
    return followUps.storedBacklog();
  }

  /**
   * How old the oldest follow-up of each handler is that waits or is under way, by the handler's
   * stored name; of one that has none: zero.
   */
  public Map<String, Duration> oldestFollowUps() {
    var now = now();
    var ages = new HashMap<String, Duration>();
    for (var figures : followUps.figures()) {
      var since = figures.oldest();
      ages.put(figures.handler(), since == null ? Duration.ZERO : Duration.between(since, now));
    }
    return ages;
  }

  /** Runs a dead letter again; false when there is none of this number. */
  public boolean replay(long number) {
    return followUps.replay(number);
  }

  /** Gives a dead letter up; false when there is none of this number. */
  public boolean discard(long number) {
    return followUps.discard(number);
  }

  /** Runs follow-ups in this context ({@link dev.kontor.host.followup.Execution}). */
  Ran run(List<Due> dues, Runnable commits) {
    var due = dues.getFirst();
    return super.call(
        due.event().metadata().caller(),
        () -> {
          if (mailing.brings(due)) {
            mailing.bring(due);
            return Ran.of(1);
          }
          if (letters.deadLetters().isOne(due)) {
            letters.deadLetters().run(due);
            return Ran.of(1);
          }
          return units.run(dues, super::goOn, commits);
        });
  }

  /**
   * Takes letters that another tenant has sent to this one; each once, whatever comes again.
   *
   * @param batch of a sender who is proven to be who he says
   */
  public Receipt receive(Batch batch) {
    return super.call(() -> letters.arrivals().take(batch));
  }

  /** The letters that this tenant has written and that are not known to be taken. */
  public List<Outbox.Backlog> lettersWaiting() {
    return database.outbox(tenant).backlog();
  }

  /** How many of them there are, as far as memory knows; null while another context runs it. */
  public @Nullable Unsent unsent() {
    return letters.unsent();
  }

  /** The mails that the mail box has kept, the newest first; at most so many. */
  public List<PostedMail> mails(int most) {
    return mailing.kept(most);
  }

  /** For beans that send mails. */
  Mailing mailing() {
    return mailing;
  }

  FollowUps followUps() {
    return followUps;
  }

  /**
   * Has the context that takes this one's place run, and bring, what units leave here from now on.
   */
  public void replacedBy(RunningContext successor) {
    succession.to(successor.succession);
    letters.couriers().replacedBy(successor.letters.couriers());
  }

  /** For what units leave. */
  Succession succession() {
    return succession;
  }

  private void settle() {
    eventLog.settle();
  }

  DueTimers timers() {
    return timers;
  }

  /** Runs the body inside this context. */
  void inside(Runnable body) {
    super.call(() -> {
      body.run();
      return null;
    });
  }

  @Override
  public <R extends @Nullable Object> R send(Command<R> command) {
    return units.send(command);
  }

  @Override
  public <R extends @Nullable Object> R ask(Query<R> query) {
    return units.ask(query);
  }

  @Override
  public void raise(DomainEvent event) {
    units.raise(event);
  }

  @Override
  protected boolean isInUnit() {
    return units.isOpen();
  }

  /** The tenant's events, for code that runs in a unit of work. */
  EventStore events() {
    return new UnitEventStore(units);
  }

  /** Runs the body inside this context for a caller of whom nothing is known. */
  public <R extends @Nullable Object> R call(Function<ApplicationContext, R> body) {
    return call(Caller.nobody(), body);
  }

  /** Runs the body inside this context for this caller, with its beans at hand. */
  public <R extends @Nullable Object> R call(Caller caller, Function<ApplicationContext, R> body) {
    return super.call(caller, () -> body.apply(beans));
  }

  /**
   * Does a request with a key once, in one unit of work that keeps its answer; the same request
   * again is given that. Null, or what it throws, is not kept. Called inside the context.
   */
  public @Nullable String once(RequestKey key, Supplier<@Nullable String> request) {
    return units.once(key, request);
  }

  /** Looks on at what follows from a request, from now on. */
  public Watch watch(UUID correlation) {
    return followUps.watch(correlation);
  }

  /** The tenant's beans. */
  public ApplicationContext beans() {
    return beans;
  }

  /** The tenant's door to its database. */
  public TenantDatabase database() {
    return database;
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
    return title;
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public UUID newId() {
    return world.newId();
  }

  @Override
  public RandomGenerator random() {
    return world.random();
  }

  /** Ends the beans, then gives the connections back. */
  @Override
  public void close() {
    ended = true;
    beginNoMoreIfEnded();
    projections.close();
    letters.couriers().close();
    try (database;
        followUps;
        units;
        timers;
        mailing) {
      beans.close();
    }
  }
}
