package dev.kontor.host.administration;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.kontor.host.administration.Operation.Kind;
import dev.kontor.host.administration.Plan.Action;
import dev.kontor.host.configuration.Change;
import dev.kontor.host.configuration.Changes;
import dev.kontor.host.configuration.InvalidConfiguration;
import dev.kontor.host.configuration.TenantConfiguration;
import dev.kontor.host.context.RunningContext;
import dev.kontor.host.database.Placement;
import dev.kontor.host.database.TenantDatabases;
import dev.kontor.host.flow.MessageFlow;
import dev.kontor.host.followup.FollowUpStore.DeadLetter;
import dev.kontor.host.followup.FollowUpStore.OpenedLetter;
import dev.kontor.host.letter.Unsent;
import dev.kontor.host.mail.PostedMail;
import dev.kontor.host.secret.Vault;
import dev.kontor.host.site.KeptKey;
import dev.kontor.host.site.SigningKeys;
import dev.kontor.host.tenancy.ContextStarter;
import dev.kontor.host.tenancy.Failure;
import dev.kontor.host.tenancy.TenantRecord;
import dev.kontor.host.tenancy.TenantRegistry;
import dev.kontor.host.tenancy.TenantState;
import dev.kontor.host.tenancy.TenantStatus;
import dev.kontor.host.tenancy.TenantUnavailable.Unknown;
import dev.kontor.host.tenancy.Tenants;
import dev.kontor.host.world.World;
import dev.kontor.tenant.Caller;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.federation.Grants;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators do to tenants. One operation a tenant at a time; another one meanwhile is refused.
 *
 * <p>Onboarding and purge are journals of steps, each of which looks before it acts: stopped
 * anywhere, the same call goes on and converges, and {@link #goOnWithWhatWasCutOff} makes that call
 * for what a killed host has left. Thread-safe.
 */
public final class Administration {

  private static final Logger log = LoggerFactory.getLogger(Administration.class);
  private static final int PASSWORD_BYTES = 32;

  /** No tenant's address, and no user of any. */
  private static final Caller OPERATOR = new Caller("operator", null, null);

  private final String siteId;
  private final Tenants tenants;
  private final TenantRegistry registry;
  private final OperationJournal journal;
  private final TenantDatabases databases;
  private final ContextStarter starter;
  private final Vault vault;
  private final SigningKeys keys;
  private final World world;
  private final Set<TenantId> busy = ConcurrentHashMap.newKeySet();

  /** Of the site with this short id. */
  public Administration(
      String siteId,
      Tenants tenants,
      TenantRegistry registry,
      OperationJournal journal,
      TenantDatabases databases,
      ContextStarter starter,
      Vault vault,
      SigningKeys keys,
      World world) {
    this.siteId = siteId;
    this.tenants = tenants;
    this.registry = registry;
    this.journal = journal;
    this.databases = databases;
    this.starter = starter;
    this.vault = vault;
    this.keys = keys;
    this.world = world;
  }

  /** What {@link #apply} would do with this configuration. Skips offboarded and purged tenants. */
  public Plan plan(TenantConfiguration wanted) {
    var id = wanted.tenant();
    var status = tenants.status(id);
    if (status.isEmpty()) {
      return registry.purged().contains(id)
          ? new Plan(id, Action.SKIP, "purged; 'tenant onboard' takes it anew", List.of())
          : new Plan(id, Action.ONBOARD, "not there yet", List.of());
    }
    var known = status.get().known();
    return switch (known.state()) {
      case OFFBOARDED -> new Plan(id, Action.SKIP, "offboarded", List.of());
      case PURGING -> new Plan(id, Action.SKIP, "being purged", List.of());
      case ONBOARDING -> new Plan(id, Action.ONBOARD, "its onboarding goes on", List.of());
      case FAILED -> new Plan(id, Action.ONBOARD, "its onboarding failed and goes on", List.of());
      case ACTIVE, SUSPENDED -> planFor(known, wanted);
    };
  }

  private static Plan planFor(TenantRecord known, TenantConfiguration wanted) {
    List<Change> changes = Changes.between(known.configuration(), wanted);
    return changes.isEmpty()
        ? new Plan(wanted.tenant(), Action.NONE, "unchanged", changes)
        : new Plan(wanted.tenant(), Action.RECONFIGURE, "changed", changes);
  }

  /**
   * Makes the tenant as the configuration says: onboards a new one, goes on with one that failed,
   * reconfigures one that is there. Returns when that is done.
   *
   * @throws WrongState for an offboarded tenant, or while another operation on it runs
   * @throws InvalidConfiguration when a key changes that can't be changed later
   * @throws StepFailed when a step fails
   */
  public Applied apply(TenantConfiguration wanted) {
    var pending = begin(wanted);
    pending.finish().run();
    return pending.applied();
  }

  /** Like {@link #apply}, but returns when the first step is about to begin. */
  public Optional<Operation> applyLater(TenantConfiguration wanted) {
    var pending = begin(wanted);
    world.scheduler().run("apply " + wanted.tenant(), () -> finishLogged(wanted, pending));
    return journal.of(wanted.tenant(), 1).stream()
        .filter(operation -> operation.id().equals(pending.operation()))
        .findFirst();
  }

  private static void finishLogged(TenantConfiguration wanted, Pending pending) {
    try {
      pending.finish().run();
    } catch (StepFailed failed) {
      log.atError().addKeyValue("tenant", wanted.tenant()).log("{}", failed.getMessage());
    }
  }

  private Pending begin(TenantConfiguration wanted) {
    return reserving(
        wanted.tenant(),
        () ->
            tenants
                .status(wanted.tenant())
                .map(there -> beginOn(there.known(), wanted))
                .orElseGet(() -> beginOnboarding(wanted)));
  }

  /** Reads what is known only once nobody else can change it. */
  private Pending beginGoingOn(TenantId id) {
    return reserving(
        id,
        () -> {
          require(id, "go on", TenantState.ONBOARDING);
          var known = status(id).known();
          return goOnOnboarding(known, known.configuration());
        });
  }

  /** The tenant stays reserved until what has begun is finished. */
  private Pending reserving(TenantId id, Supplier<Pending> beginning) {
    reserve(id);
    try {
      return beginning.get();
    } catch (RuntimeException refused) {
      busy.remove(id);
      throw refused;
    }
  }

  private Pending beginOn(TenantRecord known, TenantConfiguration wanted) {
    return switch (known.state()) {
      case OFFBOARDED, PURGING ->
          throw new WrongState(
              "tenant '%s' is %s; purge it, then onboard it anew"
                  .formatted(known.id(), known.state().label()));
      case ONBOARDING, FAILED -> goOnOnboarding(known, wanted);
      case ACTIVE, SUSPENDED -> beginReconfiguring(known, wanted);
    };
  }

  private Pending beginOnboarding(TenantConfiguration wanted) {
    var record = newRecord(wanted);
    registry.register(record);
    tenants.add(record);
    return onboarding(record, Applied.ONBOARDED);
  }

  private Pending goOnOnboarding(TenantRecord known, TenantConfiguration wanted) {
    refuseForbidden(known, wanted);
    var record = known.with(wanted);
    if (!known.configuration().equals(wanted)) {
      registry.configure(wanted);
      tenants.know(record);
    }
    tenants.enter(record.id(), TenantState.ONBOARDING, null);
    return onboarding(record, Applied.ONBOARDED);
  }

  private TenantRecord newRecord(TenantConfiguration wanted) {
    var bytes = new byte[PASSWORD_BYTES];
    world.secrets().nextBytes(bytes);
    var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var sealed = vault.seal(ContextStarter.sealContext(wanted.tenant()), password);
    return new TenantRecord(
        wanted,
        TenantState.ONBOARDING,
        null,
        Placement.of(siteId, wanted.tenant(), wanted.database().server()),
        Base64.getEncoder().encodeToString(sealed),
        null,
        clockOffset(wanted),
        false,
        null,
        TenantRecord.NO_BACKLOG,
        Unsent.NONE);
  }

  private Duration clockOffset(TenantConfiguration wanted) {
    var beginsAt = wanted.clock();
    return beginsAt == null ? Duration.ZERO : Duration.between(world.clock().instant(), beginsAt);
  }

  private Pending onboarding(TenantRecord record, Applied applied) {
    var id = record.id();
    var placement = record.placement();
    var modules = starter.modulesOf(record);
    var steps =
        new Steps(journal, world)
            .then("roles", () -> databases.ensureRoles(placement, starter.password(record)))
            .then("database", () -> databases.ensureDatabase(placement, modules))
            .then("grants", () -> databases.ensureGrants(placement))
            .then("migrations", () -> tenants.migrate(id))
            .then("key", () -> keys.ensure(id))
            .then("configuration", () -> starter.start(record).close())
            .then("activation", () -> tenants.enter(id, TenantState.ACTIVE, null));
    return pending(record, Kind.ONBOARD, steps, applied);
  }

  private Pending beginReconfiguring(TenantRecord known, TenantConfiguration wanted) {
    refuseForbidden(known, wanted);
    if (known.configuration().equals(wanted)) {
      return new Pending(null, () -> busy.remove(known.id()), Applied.UNCHANGED);
    }
    var changed = known.with(wanted);
    var steps = new Steps(journal, world);
    if (known.state() == TenantState.ACTIVE) {
      steps.then("configuration", () -> tenants.replace(changed, () -> registry.configure(wanted)));
    } else {
      steps.then(
          "configuration",
          () -> {
            registry.configure(wanted);
            tenants.know(changed);
          });
    }
    return pendingReconfiguring(changed, steps);
  }

  /** A change that doesn't start leaves the tenant as it was, so it does not fail the tenant. */
  private Pending pendingReconfiguring(TenantRecord changed, Steps steps) {
    var operation = steps.begin(changed.id(), Kind.RECONFIGURE);
    return new Pending(
        operation, () -> freely(changed.id(), () -> steps.take(operation)), Applied.CHANGED);
  }

  private static void refuseForbidden(TenantRecord known, TenantConfiguration wanted) {
    var faults = Changes.forbidden(known.configuration(), wanted);
    if (!faults.isEmpty()) {
      throw new InvalidConfiguration(faults);
    }
  }

  private Pending pending(TenantRecord record, Kind kind, Steps steps, Applied applied) {
    var operation = steps.begin(record.id(), kind);
    return new Pending(
        operation,
        () -> freely(record.id(), () -> takeOrFail(record.id(), steps, operation)),
        applied);
  }

  private void takeOrFail(TenantId id, Steps steps, UUID operation) {
    try {
      steps.take(operation);
    } catch (StepFailed failed) {
      tenants.enter(id, TenantState.FAILED, new Failure(failed.step(), failed.reason()));
      throw failed;
    }
  }

  /** Suspends an active tenant: what runs finishes, and nothing begins. */
  public TenantStatus suspend(TenantId id) {
    return change(id, TenantState.ACTIVE, TenantState.SUSPENDED, "suspend");
  }

  /** Resumes a suspended tenant. */
  public TenantStatus resume(TenantId id) {
    return change(id, TenantState.SUSPENDED, TenantState.ACTIVE, "resume");
  }

  private TenantStatus change(TenantId id, TenantState from, TenantState to, String verb) {
    return reserved(
        id,
        () -> {
          require(id, verb, from);
          tenants.enter(id, to, null);
          return status(id);
        });
  }

  /** Puts an active tenant to sleep. */
  public TenantStatus sleep(TenantId id) {
    require(id, "sleep", TenantState.ACTIVE);
    tenants.sleep(id);
    return status(id);
  }

  /** Wakes an active tenant. */
  public TenantStatus wake(TenantId id) {
    require(id, "wake", TenantState.ACTIVE);
    tenants.wake(id);
    return status(id);
  }

  /** What leads to what in a tenant's context. Wakes nobody. */
  public MessageFlow flow(TenantId id) {
    return starter.flow(status(id).known());
  }

  /** What a tenant's running context answers. Wakes it, and keeps it awake meanwhile. */
  public <R extends @Nullable Object> R ask(TenantId id, Function<RunningContext, R> question) {
    try (var lease = tenants.enter(id)) {
      return question.apply(lease.context());
    }
  }

  /** What a tenant's grants answer to an operator, who is behind what he changes. Wakes it. */
  public <R> R grants(TenantId id, Function<Grants, R> question) {
    try (var lease = tenants.enter(id)) {
      return lease.context().call(OPERATOR, beans -> question.apply(beans.getBean(Grants.class)));
    }
  }

  /** A tenant's dead letters after a number, oldest first; at most so many. Wakes it. */
  public List<DeadLetter> deadLetters(TenantId id, long afterNumber, int most) {
    try (var lease = tenants.enter(id)) {
      return lease.context().deadLetters(afterNumber, most);
    }
  }

  /** A tenant's dead letter with all that is known of it, if there is one. Wakes it. */
  public Optional<OpenedLetter> deadLetter(TenantId id, long number) {
    try (var lease = tenants.enter(id)) {
      return Optional.ofNullable(lease.context().deadLetter(number));
    }
  }

  /** Runs a tenant's dead letter again; false when there is none of this number. Wakes it. */
  public boolean replay(TenantId id, long letter) {
    try (var lease = tenants.enter(id)) {
      return lease.context().replay(letter);
    }
  }

  /** Gives a tenant's dead letter up; false when there is none of this number. Wakes it. */
  public boolean discard(TenantId id, long letter) {
    try (var lease = tenants.enter(id)) {
      return lease.context().discard(letter);
    }
  }

  /** What a tenant's mail box has kept, the newest first; at most so many. Wakes it. */
  public List<PostedMail> mails(TenantId id, int most) {
    try (var lease = tenants.enter(id)) {
      return lease.context().mails(most);
    }
  }

  /**
   * Makes a tenant a new key to sign with, and gives all of its that are accepted, the newest
   * first; the former one is for a while.
   */
  public List<KeptKey> rotateKey(TenantId id) {
    return reserved(
        id,
        () -> {
          require(id, "rotate-key", TenantState.ACTIVE, TenantState.SUSPENDED);
          return keys.rotate(id);
        });
  }

  /** Takes a tenant from its users, and keeps its data until it is purged. */
  public TenantStatus offboard(TenantId id) {
    return reserved(
        id,
        () -> {
          require(id, "offboard", TenantState.ACTIVE, TenantState.SUSPENDED, TenantState.FAILED);
          tenants.enter(id, TenantState.OFFBOARDED, null);
          keys.forget(id);
          return status(id);
        });
  }

  /** Drops an offboarded tenant's database, roles, secrets and rows. Returns when they are gone. */
  public void purge(TenantId id) {
    reserve(id);
    freely(
        id,
        () -> {
          require(id, "purge", TenantState.OFFBOARDED, TenantState.PURGING);
          purgeNow(id);
        });
  }

  private void purgeNow(TenantId id) {
    var placement = status(id).known().placement();
    tenants.enter(id, TenantState.PURGING, null);
    var steps = new Steps(journal, world).then("database", () -> databases.drop(placement));
    steps.take(steps.begin(id, Kind.PURGE));
    registry.forget(id);
    tenants.forget(id);
  }

  private void require(TenantId id, String verb, TenantState... states) {
    var state = status(id).known().state();
    if (!List.of(states).contains(state)) {
      throw new WrongState(
          "tenant '%s' is %s; '%s' wants it %s"
              .formatted(
                  id,
                  state.label(),
                  verb,
                  String.join(" or ", List.of(states).stream().map(TenantState::label).toList())));
    }
  }

  /**
   * What is known of a tenant now.
   *
   * @throws Unknown when there is none
   */
  public TenantStatus status(TenantId id) {
    return tenants.status(id).orElseThrow(() -> new Unknown(id));
  }

  /** What is known of all tenants now, by id. */
  public List<TenantStatus> all() {
    return tenants.all();
  }

  /** A tenant's latest operations, newest first. */
  public List<Operation> operations(TenantId id) {
    var known = status(id);
    return journal.of(known.id(), 50);
  }

  /** Bytes of all tenants' databases on disk, in one question to each server. */
  public Map<TenantId, Long> databaseSizes() {
    var placements =
        all().stream()
            .collect(toUnmodifiableMap(TenantStatus::id, status -> status.known().placement()));
    var sizes = databases.sizes(placements.values());
    return placements.entrySet().stream()
        .filter(tenant -> sizes.containsKey(tenant.getValue()))
        .collect(toUnmodifiableMap(Map.Entry::getKey, tenant -> sizes.get(tenant.getValue())));
  }

  /** Goes on with what a killed host has left half done; each tenant on its own. */
  public void goOnWithWhatWasCutOff() {
    for (var status : tenants.all()) {
      var id = status.id();
      switch (status.known().state()) {
        case ONBOARDING -> world.scheduler().run("onboard " + id, () -> goOn(id));
        case PURGING -> world.scheduler().run("purge " + id, () -> purge(id));
        case ACTIVE, SUSPENDED, OFFBOARDED, FAILED -> {}
      }
    }
  }

  private void goOn(TenantId id) {
    try {
      beginGoingOn(id).finish().run();
    } catch (StepFailed | WrongState failed) {
      log.atError().addKeyValue("tenant", id).log("{}", failed.getMessage());
    }
  }

  private void reserve(TenantId id) {
    if (!busy.add(id)) {
      throw new WrongState(
          "tenant '%s': another operation on it is running; wait for it to end".formatted(id));
    }
  }

  private <T> T reserved(TenantId id, Supplier<T> body) {
    reserve(id);
    try {
      return body.get();
    } finally {
      busy.remove(id);
    }
  }

  private void freely(TenantId id, Runnable body) {
    try {
      body.run();
    } finally {
      busy.remove(id);
    }
  }

  /** What applying a configuration has done. */
  public enum Applied {
    ONBOARDED,
    CHANGED,
    UNCHANGED
  }

  /** An operation that is reserved and written down, and what finishes it. */
  private record Pending(
      @org.jspecify.annotations.Nullable UUID operation, Runnable finish, Applied applied) {}
}
