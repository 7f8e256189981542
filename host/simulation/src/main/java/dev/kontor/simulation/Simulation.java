package dev.kontor.simulation;

import dev.kontor.simulation.fault.Fault;
import dev.kontor.simulation.fault.Faults;
import dev.kontor.simulation.host.Beans;
import dev.kontor.simulation.mail.MailServer;
import dev.kontor.simulation.network.SimulatedNetwork;
import dev.kontor.simulation.point.Point;
import dev.kontor.simulation.schedule.Chance;
import dev.kontor.simulation.schedule.Life;
import dev.kontor.simulation.schedule.Schedule;
import dev.kontor.simulation.schedule.Trace;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario: hosts with their tenants, a network, time, and what goes wrong, all of it
 * decided by one seed. The same seed gives the same run.
 *
 * <p>A scenario says which hosts there are, starts them, says what may go wrong and what holds
 * {@linkplain #always always} and {@linkplain #eventually in the end}, sends commands and lets time
 * pass. Used by the test's own thread; nothing happens but while one of these methods runs.
 */
public final class Simulation {

  /** So long is waited for what somebody was asked: any back-off is over by then. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private static final Duration UNTIL_CONVERGED = Duration.ofHours(3);

  private final long seed;
  private final Laboratory laboratory;
  private final Chance chance;
  private final Faults faults;
  private final Schedule schedule;
  private final SimulatedNetwork network;
  private final MailServer mails;
  private final Life stage;
  private final Steps steps;
  private final Barriers barriers;
  private final List<HostPlan> plans = new ArrayList<>();
  private final Map<String, SimulatedHost> hosts = new LinkedHashMap<>();
  private final Map<String, Runnable> always = new LinkedHashMap<>();
  private final Map<String, BooleanSupplier> eventually = new LinkedHashMap<>();
  private final Set<String> reached = new TreeSet<>();
  private @Nullable Ground ground;
  private long checkedAt;

  Simulation(Laboratory laboratory, long seed, @Nullable Set<String> wanted) {
    this.laboratory = laboratory;
    this.seed = seed;
    chance = new Chance(seed);
    faults = new Faults(chance, wanted);
    schedule = new Schedule(laboratory.threads(), chance);
    network = new SimulatedNetwork(schedule, chance, faults);
    mails = new MailServer(faults, schedule.trace());
    stage = schedule.begin("stage");
    steps = new Steps(schedule, this::check);
    barriers = new Barriers(schedule.trace());
  }

  /** The seed of this run. */
  public long seed() {
    return seed;
  }

  /** Chance of this run, for the scenario's own choices. */
  public Chance chance() {
    return chance;
  }

  /** A host of this name. Tenants are added before the hosts are started. */
  public HostBuilder host(String name) {
    if (ground != null) {
      throw new IllegalStateException(
          "host '%s' comes too late: hosts are named before any is started".formatted(name));
    }
    return new HostBuilder(name);
  }

  /** Starts all hosts, each with its tenants onboarded, and runs until they serve. */
  public void start() {
    begin(laboratory.ground(List.copyOf(plans)), "");
  }

  /**
   * Starts all hosts as they are after something was done with them, which is done once for all
   * runs, in one of its own in which nothing goes wrong. All hosts are stopped in an orderly way
   * after that, so runs begin with their tenants asleep.
   *
   * @param what in a few words, by which further runs know it again
   * @param preparation is given the run in which it is to be done
   */
  public void startAfter(String what, Consumer<Simulation> preparation) {
    var prepared = laboratory.ground(List.copyOf(plans));
    if (!prepared.knows(what)) {
      prepare(prepared, what, preparation);
    }
    begin(prepared, what);
  }

  private void prepare(Ground prepared, String what, Consumer<Simulation> preparation) {
    var before = new Simulation(laboratory, 0, Set.of());
    try {
      hosts.values().forEach(host -> before.add(host.again(before)));
      before.start();
      preparation.accept(before);
      before.hosts.values().forEach(SimulatedHost::stop);
    } finally {
      before.end();
    }
    try {
      prepared.rememberAs(what);
    } catch (SQLException failed) {
      throw new IllegalStateException("'%s' can't be remembered".formatted(what), failed);
    }
  }

  private void add(SimulatedHost host) {
    plans.add(host.plan());
    hosts.put(host.name(), host);
  }

  /** The host of this name. */
  public SimulatedHost hostNamed(String name) {
    var host = hosts.get(name);
    if (host == null) {
      throw new IllegalArgumentException(
          "there is no host '%s', only %s".formatted(name, hosts.keySet()));
    }
    return host;
  }

  private void begin(Ground prepared, String beginning) {
    ground = prepared;
    prepared.putBack(beginning);
    hosts.values().forEach(SimulatedHost::start);
    awaitAllUp();
  }

  private void awaitAllUp() {
    runUntil(
        "all hosts are up", () -> hosts.values().stream().allMatch(SimulatedHost::isUp), PATIENCE);
  }

  /** From now on this happens in this share of its opportunities, of 0 to 1. */
  public Simulation withFault(Fault fault, double share) {
    faults.share(fault, share);
    return this;
  }

  /**
   * The network is a bad one: of ten messages one is lost and one comes twice, of twenty one is
   * late and one is overtaken, and now and then hosts don't reach one another.
   */
  public Simulation withBadNetwork() {
    return withFault(Fault.MESSAGE_LOST, 0.1)
        .withFault(Fault.MESSAGE_DUPLICATED, 0.1)
        .withFault(Fault.MESSAGE_DELAYED, 0.05)
        .withFault(Fault.MESSAGE_REORDERED, 0.05)
        .withFault(Fault.PARTITION, 0.01);
  }

  /**
   * Connections to databases are lost, in this share of statements before one arrives and in as
   * many after it ran; and a tenth as often a server restarts.
   */
  public Simulation withLostConnections(double share) {
    return withFault(Fault.CONNECTION_LOST_BEFORE, share)
        .withFault(Fault.CONNECTION_LOST_AFTER, share)
        .withFault(Fault.DATABASE_RESTARTED, share / 10);
  }

  /**
   * Of these faults, or of all where none is named, this seed has about half, each in a share of up
   * to twice its {@linkplain Fault#usual usual} one. What may go wrong is stated; what does, the
   * seed decides.
   */
  public Simulation withSwarm(Fault... among) {
    faults.swarm(List.of(among.length == 0 ? Fault.values() : among));
    return this;
  }

  /**
   * This happens on a host at its next opportunity there, whatever chance says; never, where there
   * is none before all is {@linkplain #converge mended}.
   */
  public void strikeNext(Fault fault, SimulatedHost host) {
    faults.force(fault, host.name());
  }

  /** The same, to what goes from one host to another. */
  public void strikeNext(Fault fault, SimulatedHost from, SimulatedHost to) {
    faults.force(fault, SimulatedNetwork.link(from.name(), to.name()));
  }

  /** Has something done when a host comes to this point, wherever that is in its code. */
  public Barrier at(Point point) {
    return new Barrier(this, point);
  }

  /**
   * What holds all the time; the check throws an {@link AssertionError} where it doesn't. It is run
   * after each step that has asked a database for more than to be read, and when all has
   * {@linkplain #converge converged}. What a step does elsewhere, such as in a ledger of the
   * scenario's own, is looked at with the next of these; in a scenario that doesn't converge, what
   * comes after the last one never is.
   */
  public void always(String what, Runnable check) {
    always.put(what, check);
  }

  /** What holds in the end, once nothing goes wrong any more: see {@link #converge}. */
  public void eventually(String what, BooleanSupplier condition) {
    eventually.put(what, condition);
  }

  /** Says that the run came here: over all seeds one must, or the scenario proves too little. */
  public void sometimes(String what) {
    reached.add(what);
  }

  /** Lets time pass, and whatever is due in it happen. */
  public void runFor(Duration length) {
    var _ = steps.until(() -> false, length);
  }

  /**
   * Lets time pass until the condition holds.
   *
   * @throws AssertionError when it doesn't within this time
   */
  public void runUntil(String what, BooleanSupplier condition, Duration within) {
    if (!steps.until(condition, within)) {
      throw new PromiseBroken(
          what, "after %s it doesn't hold that %s".formatted(within, what), null);
    }
  }

  /**
   * Has nothing go wrong any more, by chance, by hand or at a barrier, mends what is broken, lets
   * go on what is held, and runs until all holds that was to hold {@linkplain #eventually in the
   * end}.
   */
  public void converge() {
    faults.heal();
    barriers.heal();
    network.heal();
    hosts.values().forEach(SimulatedHost::heal);
    awaitAllUp();
    eventually.forEach((what, condition) -> runUntil(what, condition, UNTIL_CONVERGED));
    checkedAt = -1;
    check();
  }

  /** What messages between hosts go over: cut it, hold it, release it. */
  public SimulatedNetwork network() {
    return network;
  }

  /** Where tenants' mails go: outside, so that it tells what has come of their work. */
  public MailServer mails() {
    return mails;
  }

  /** What has happened until now. */
  public Trace trace() {
    return schedule.trace();
  }

  /**
   * The faults that chance has struck with until now, by the names of their decisions, in order.
   */
  public List<String> faultsStruck() {
    return faults.struck();
  }

  /** How much time has passed until now, in the world of the run. */
  public Duration elapsed() {
    return Duration.ofNanos(schedule.now());
  }

  /** How many steps were run until now. */
  public long steps() {
    return schedule.steps();
  }

  List<String> hostNames() {
    return List.copyOf(hosts.keySet());
  }

  Set<String> reached() {
    return reached;
  }

  Laboratory laboratory() {
    return laboratory;
  }

  Faults faults() {
    return faults;
  }

  Schedule schedule() {
    return schedule;
  }

  Steps running() {
    return steps;
  }

  Barriers barriers() {
    return barriers;
  }

  void set(Barrier barrier, String what) {
    barriers.set(barrier, what);
  }

  /** Is done when so much time has passed. */
  CompletableFuture<Boolean> passed(Duration length) {
    var passed = new CompletableFuture<Boolean>();
    later("time has passed", length.toNanos(), () -> passed.complete(true));
    return passed;
  }

  Ground ground() {
    var prepared = ground;
    if (prepared == null) {
      throw new IllegalStateException("no host was started yet; call Simulation.start() first");
    }
    return prepared;
  }

  /** Has something done by nobody's host. */
  void later(String name, long nanos, Runnable body) {
    var _ = schedule.after(stage, nanos, name, body);
  }

  <R extends @Nullable Object> R answer(Pending<R> pending) {
    if (!steps.until(pending::isOver, PATIENCE)) {
      throw new AssertionError("no answer after " + PATIENCE);
    }
    return pending.result();
  }

  /** Only where a database was changed something can be otherwise than it was. */
  private void check() {
    long now = schedule.trace().changes();
    if (now != checkedAt) {
      checkedAt = now;
      always.forEach(Simulation::check);
    }
  }

  private static void check(String what, Runnable promise) {
    try {
      promise.run();
    } catch (AssertionError broken) {
      throw new PromiseBroken(what, what + ": " + broken.getMessage(), broken);
    }
  }

  /** Ends every host as it is; nothing of the run is left. */
  void end() {
    stage.end();
    hosts.values().forEach(SimulatedHost::endAll);
    network.end();
    while (schedule.step()) {
      // What was under way is cut off.
    }
  }

  /** A host to be. */
  public final class HostBuilder {

    private final String name;
    private final List<TenantPlan> tenants = new ArrayList<>();
    private final Map<Class<?>, Object> beans = new LinkedHashMap<>();

    private HostBuilder(String name) {
      this.name = name;
    }

    /** With a tenant that runs these modules. */
    public HostBuilder tenant(String id, String... modules) {
      return tenantAs(id, "", modules);
    }

    /** With a tenant that runs these modules, and more in its configuration, as YAML. */
    public HostBuilder tenantAs(String id, String more, String... modules) {
      tenants.add(new TenantPlan(id, List.of(modules), more));
      return this;
    }

    /**
     * With an object in place of its tenants' bean of this type: what stands for the world outside,
     * and outlives the host.
     */
    public <B> HostBuilder bean(Class<B> type, B bean) {
      beans.put(type, bean);
      return this;
    }

    /** The host, to be started with all others. */
    public SimulatedHost build() {
      var plan = new HostPlan(name, List.copyOf(tenants));
      var host = new SimulatedHost(plan, new Beans(beans), Simulation.this);
      add(host);
      return host;
    }
  }
}
