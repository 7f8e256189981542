package dev.kontor.host.context;

import dev.kontor.host.configuration.TenantConfiguration;
import dev.kontor.host.database.TenantDatabase;
import dev.kontor.host.flow.FlowReader;
import dev.kontor.host.flow.MessageFlow;
import dev.kontor.host.followup.FollowUps;
import dev.kontor.host.followup.Policy;
import dev.kontor.host.grant.GrantBook;
import dev.kontor.host.grant.GrantRules;
import dev.kontor.host.letter.DeadLetters;
import dev.kontor.host.letter.Delivery;
import dev.kontor.host.letter.Letters;
import dev.kontor.host.mail.MailServers;
import dev.kontor.host.mail.Mailing;
import dev.kontor.host.message.AfterCommitMethod;
import dev.kontor.host.message.Catalog;
import dev.kontor.host.message.EventTypes;
import dev.kontor.host.message.HandlerMeter;
import dev.kontor.host.message.HandlerMeters.Kind;
import dev.kontor.host.message.Processes;
import dev.kontor.host.projection.Projections;
import dev.kontor.host.timer.DueTimers;
import dev.kontor.host.unit.Application;
import dev.kontor.host.unit.EventCodec;
import dev.kontor.host.unit.EventLog;
import dev.kontor.host.unit.Hold;
import dev.kontor.host.unit.Origin;
import dev.kontor.host.unit.OwnFollowUps;
import dev.kontor.host.unit.Takeovers;
import dev.kontor.host.unit.UnitOfWork;
import dev.kontor.host.unit.UnitQueues;
import dev.kontor.host.unit.UnitTimers;
import dev.kontor.host.world.World;
import dev.kontor.tenant.Setting;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.TenantModule;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.federation.Grant.State;
import dev.kontor.tenant.mail.Mail;
import dev.kontor.tenant.timer.Timers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Starts tenants' contexts: a whole instance of the application each, over shared bean definitions.
 * Thread-safe.
 */
public final class ContextFactory {

  private final String site;
  private final BeanSplit split;
  private final List<TenantModule> modules;
  private final World world;
  private final Function<EventTypes, EventCodec> codecs;
  private final MailServers mailServers;
  private final Delivery delivery;
  private final Telemetry telemetry;
  private final CommonBeans common;
  private final Takeovers takeovers = new Takeovers();
  private final Map<Set<String>, Catalog> catalogs = new ConcurrentHashMap<>();

  /**
   * For an application of these modules.
   *
   * @param site the installation's name
   * @param codecs how events of these types are written
   * @param delivery brings letters to other tenants
   */
  public ContextFactory(
      String site,
      BeanSplit split,
      Collection<TenantModule> modules,
      World world,
      Function<EventTypes, EventCodec> codecs,
      MailServers mailServers,
      Delivery delivery,
      Telemetry telemetry) {
    this.site = site;
    this.split = split;
    this.modules = List.copyOf(modules);
    this.world = world;
    this.codecs = codecs;
    this.mailServers = mailServers;
    this.delivery = delivery;
    this.telemetry = telemetry;
    common = new CommonBeans(split);
  }

  /** Forgets a tenant whose database is gone. */
  public void forget(TenantId tenant) {
    takeovers.forget(tenant);
  }

  /**
   * Starts a context, which owns the database's door from then on; if the start fails, the door is
   * closed and the failure thrown.
   *
   * @param clockOffset how far the tenant's domain time lies from the world's
   */
  public RunningContext start(
      TenantConfiguration configuration, TenantDatabase database, Duration clockOffset) {
    takeovers.forgetLost(configuration.tenant());
    try {
      return new RunningContext(
          configuration.tenant(),
          site,
          configuration.title(),
          clock(clockOffset),
          world,
          database,
          new Parts(configuration));
    } catch (RuntimeException failed) {
      database.close();
      throw failed;
    }
  }

  /** What leads to what in the contexts of tenants that run these modules. */
  public MessageFlow flow(Collection<String> wanted) {
    var names = Set.copyOf(wanted);
    return new FlowReader(catalogOf(names), names, split::moduleOf, split::isOfModule).read();
  }

  private InstantSource clock(Duration offset) {
    var hosts = world.clock();
    return offset.isZero() ? hosts : () -> hosts.instant().plus(offset);
  }

  /** Whether a tenant so configured has work to do by itself, at times that its modules say. */
  public boolean hasCrons(TenantConfiguration configuration) {
    return !catalog(configuration).crons().isEmpty();
  }

  private Catalog catalog(TenantConfiguration configuration) {
    return catalogOf(Set.copyOf(configuration.modules()));
  }

  private Catalog catalogOf(Set<String> modules) {
    return catalogs.computeIfAbsent(modules, this::catalog);
  }

  private Catalog catalog(Set<String> wanted) {
    return new Catalog(split.definitionsOf(wanted), split::moduleOf, telemetry.meters());
  }

  private static GrantRules rules(TenantConfiguration configuration) {
    var rules = new HashMap<String, State>();
    configuration
        .grants()
        .forEach((kind, rule) ->
            rules.put(
                kind,
                switch (rule) {
                  case ALLOW -> State.ALLOWED;
                  case REFUSE -> State.REFUSED;
                }));
    return new GrantRules(rules);
  }

  private ApplicationContext startBeans(
      TenantConfiguration configuration,
      Catalog catalog,
      EventCodec codec,
      RunningContext context) {
    var beans = new TenantBeans(split, common, properties(configuration));
    beans.registerBeanDefinition(
        RuntimeBeanDefinition.builder(TenantContext.class, () -> context).singleton(true).build());
    context.database().beans().forEach(beans::registerBeanDefinition);
    beans.registerBeanDefinition(
        RuntimeBeanDefinition.builder(EventStore.class, context::events).singleton(true).build());
    beans.registerBeanDefinition(
        RuntimeBeanDefinition.builder(UnitTimers.class, () -> new UnitTimers(context.units()))
            .exposedTypes(UnitTimers.class, Timers.class)
            .singleton(true)
            .build());
    beans.registerBeanDefinition(
        RuntimeBeanDefinition.builder(UnitQueues.class, () -> new UnitQueues(context.units()))
            .singleton(true)
            .build());
    beans.registerBeanDefinition(
        RuntimeBeanDefinition.builder(Catalog.class, () -> catalog).singleton(true).build());
    beans.registerBeanDefinition(
        RuntimeBeanDefinition.builder(Processes.class, catalog::processes).singleton(true).build());
    beans.registerBeanDefinition(
        RuntimeBeanDefinition.builder(EventCodec.class, () -> codec).singleton(true).build());
    beans.registerBeanDefinition(
        RuntimeBeanDefinition.builder(GrantBook.class, () -> context.database().grants())
            .singleton(true)
            .build());
    beans.registerBeanDefinition(
        RuntimeBeanDefinition.builder(GrantRules.class, () -> rules(configuration))
            .singleton(true)
            .build());
    beans.registerBeanDefinition(
        RuntimeBeanDefinition.builder(Mail.class, context::mailing).singleton(true).build());
    return beans.start();
  }

  /** Slow ones leave a connection to requests, where there is more than one. */
  static int followUpsAtOnce(int connections) {
    return Math.max(1, connections - 1);
  }

  private Map<String, Object> properties(TenantConfiguration configuration) {
    var properties = new HashMap<String, Object>();
    properties.put("datasources.default.dialect", "POSTGRES");
    for (var module : modules) {
      if (configuration.modules().contains(module.name())) {
        properties.put("kontor.modules." + module.name(), true);
        for (Setting setting : module.settings()) {
          properties.put(setting.key(), setting.standardOf(configuration.tenant()));
        }
      }
    }
    configuration
        .settings()
        .forEach((key, value) -> {
          requirePlain(key, value);
          properties.put(key, value);
        });
    return properties;
  }

  /** A stored configuration may be older than the check that refuses these. */
  private static void requirePlain(String key, String value) {
    if (TenantConfiguration.hasPlaceholder(value)) {
      throw new IllegalStateException(
          "the setting '%s' has a placeholder, '${'; apply a configuration without it"
              .formatted(key));
    }
  }

  /** A context's parts, over what all contexts share. */
  private final class Parts implements ContextParts {

    private final TenantConfiguration configuration;
    private final Catalog catalog;
    private final EventCodec codec;

    Parts(TenantConfiguration configuration) {
      this.configuration = configuration;
      catalog = catalog(configuration);
      codec = codecs.apply(catalog.eventTypes());
    }

    @Override
    public ApplicationContext beans(RunningContext context) {
      return startBeans(configuration, catalog, codec, context);
    }

    @Override
    public Hold hold(RunningContext context) {
      return new Hold(context.tenant(), context.database().units(context.tenant()), takeovers);
    }

    @Override
    public FollowUps followUps(RunningContext context) {
      return new FollowUps(
          context.database().followUps(context.tenant(), context.hold()::epoch),
          context::run,
          this::policy,
          this::meter,
          world,
          followUpsAtOnce(configuration.database().pool().maximum()));
    }

    private @Nullable Policy policy(String name) {
      if (name.equals(Mailing.HANDLER)) {
        return Mailing.POLICY;
      }
      if (name.equals(DeadLetters.HANDLER)) {
        return DeadLetters.POLICY;
      }
      var handler = catalog.afterCommitNamed(name);
      return handler == null
          ? null
          : new Policy(handler.attempts(), handler.pause(), handler.atOnce(), isTogether(handler));
    }

    /** What a handler has instead when it fails is done in a unit of its own. */
    private boolean isTogether(AfterCommitMethod handler) {
      return !handler.actsOutside() && catalog.insteadOf(handler.name()) == null;
    }

    private HandlerMeter meter(String name) {
      if (name.equals(Mailing.HANDLER) || name.equals(DeadLetters.HANDLER)) {
        return ownMeter(name);
      }
      var handler = catalog.afterCommitNamed(name);
      return handler == null ? HandlerMeter.none() : handler.handler().meter();
    }

    /** Of runs of the host's own. */
    private HandlerMeter ownMeter(String name) {
      return telemetry.meters().of(Kind.FOLLOW_UP, "none", name);
    }

    @Override
    public DueTimers timers(RunningContext context) {
      return new DueTimers(
          context.database().timers(context.tenant()),
          catalog,
          new TimersOf(context, new Origin(world, context.clock())),
          world,
          context.clock());
    }

    @Override
    public UnitOfWork units(RunningContext context) {
      return new UnitOfWork(
          context.hold(),
          application(context),
          new Origin(world, context.clock()),
          telemetry.tracing(),
          context.succession(),
          context.timers()::set);
    }

    private Application application(RunningContext context) {
      return new Application(context.beans(), catalog, codec, site);
    }

    @Override
    public Letters letters(RunningContext context) {
      return Letters.of(
          context.address(),
          context.units(),
          application(context),
          context.eventLog(),
          context.database().outbox(context.tenant()),
          context.database().inbox(),
          delivery,
          world);
    }

    @Override
    public Projections projections(RunningContext context) {
      return new Projections(
          catalog.projections(),
          context.database().projections(context.tenant(), context.hold()::epoch),
          context.units(),
          context.eventLog(),
          codec,
          context.beans(),
          world,
          context.units()::changed);
    }

    @Override
    public Mailing mailing(RunningContext context) {
      var mail = configuration.mail();
      return new Mailing(
          context,
          new OwnFollowUps(context.units()),
          mail.from(),
          () -> context.database().mailbox(),
          mail.smtp() == null ? null : mailServers.open(context.tenant(), mail.smtp()),
          () -> ownMeter(Mailing.HANDLER));
    }

    @Override
    public EventLog log(RunningContext context) {
      return new EventLog(context.hold(), context.database().log(context.tenant()));
    }
  }
}
