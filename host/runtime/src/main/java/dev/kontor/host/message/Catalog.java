package dev.kontor.host.message;

import dev.kontor.host.message.HandlerMeters.Kind;
import dev.kontor.tenant.Command;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.Receives;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.BeforeCommit;
import dev.kontor.tenant.handling.Cached;
import dev.kontor.tenant.handling.FollowUp;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.timer.Cron;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.inject.BeanDefinition;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who handles what, for the contexts of tenants that run the same modules. Immutable and shared by
 * all of them; handlers are found and called by what was read at compile time.
 */
public final class Catalog {

  private final EventTypes eventTypes;
  private final ProjectionCatalog projections;
  private final Map<Class<?>, HandlerMethod> handlers = new HashMap<>();
  private final Map<Class<?>, Caching> cachings = new HashMap<>();
  private final List<HandlerMethod> beforeCommit = new ArrayList<>();
  private final Map<String, AfterCommitMethod> afterCommit = new HashMap<>();
  private final Map<String, CronMethod> crons = new TreeMap<>();
  private final Map<String, HandlerMethod> instead = new HashMap<>();
  private final Processes processes;
  private final Map<Class<?>, List<HandlerMethod>> beforeCommitOf = new ConcurrentHashMap<>();
  private final Map<Class<?>, List<AfterCommitMethod>> afterCommitOf = new ConcurrentHashMap<>();
  private final Map<String, List<AfterCommitMethod>> receiversOf = new ConcurrentHashMap<>();
  private final Set<String> grants;

  /** Of the beans of some modules, whose handlers nobody meters. */
  public Catalog(
      Collection<BeanDefinition<?>> definitions, Function<Class<?>, @Nullable String> moduleOf) {
    this(definitions, moduleOf, (_, _, _) -> HandlerMeter.none());
  }

  /**
   * Of the beans of some modules.
   *
   * @param moduleOf the module that a class lies in
   * @param meters are told of the handlers' calls
   * @throws WrongDeclarations with everything that is wrong
   */
  public Catalog(
      Collection<BeanDefinition<?>> definitions,
      Function<Class<?>, @Nullable String> moduleOf,
      HandlerMeters meters) {
    var faults = new ArrayList<String>();
    var metering = new Metering(meters, moduleOf);
    eventTypes = new EventTypes(faults);
    for (var definition : definitions) {
      for (var method : definition.getExecutableMethods()) {
        add(new HandlerMethod(definition, method), metering, faults);
      }
    }
    projections = new ProjectionCatalog(definitions, eventTypes, metering, faults);
    processes = new Processes(definitions, metering, faults);
    grants = GrantKinds.onClassPath().of(modules(definitions, moduleOf));
    beforeCommit.sort(
        Comparator.comparingInt(Catalog::order).thenComparing(HandlerMethod::toString));
    new Rules(this, moduleOf).check(faults);
    if (!faults.isEmpty()) {
      throw new WrongDeclarations(faults);
    }
  }

  private void add(HandlerMethod method, Metering metering, Collection<String> faults) {
    if (declares(method, Handler.class, faults)) {
      var other = handlers.putIfAbsent(method.message(), metering.ofMessage(method));
      if (other != null) {
        faults.add(
            "%s and %s both handle %s; expected one handler"
                .formatted(other, method, method.message().getName()));
      }
      if (method.method().hasDeclaredAnnotation(Cached.class)) {
        cachings.put(method.message(), Caching.of(method, eventTypes, faults));
      }
    }
    if (declares(method, BeforeCommit.class, faults)) {
      beforeCommit.add(metering.of(Kind.BEFORE_COMMIT, method));
    }
    if (declares(method, AfterCommit.class, faults)) {
      addAfterCommit(AfterCommitMethod.of(method, metering), faults);
    }
    if (declares(method, Receives.class, faults)) {
      addAfterCommit(AfterCommitMethod.ofReceiver(method, metering), faults);
    }
    method.method().stringValue(Instead.class).ifPresent(name -> instead.put(name, method));
    if (method.method().hasDeclaredAnnotation(Cron.class)) {
      addCron(metering.of(Kind.TIMED, method), faults);
    }
  }

  private void addAfterCommit(AfterCommitMethod handler, Collection<String> faults) {
    var other = afterCommit.putIfAbsent(handler.name(), handler);
    if (other != null) {
      faults.add(
          "%s and %s are both named '%s'; expected a name of its own for each"
              .formatted(other.handler(), handler.handler(), handler.name()));
    }
  }

  private static Set<String> modules(
      Collection<BeanDefinition<?>> definitions, Function<Class<?>, @Nullable String> moduleOf) {
    return definitions.stream()
        .flatMap(definition -> Stream.ofNullable(moduleOf.apply(definition.getBeanType())))
        .collect(Collectors.toSet());
  }

  private void addCron(HandlerMethod method, Collection<String> faults) {
    var cron = CronMethod.of(method, faults);
    var other = cron == null ? null : crons.putIfAbsent(cron.name(), cron);
    if (other != null) {
      faults.add(
          "%s and %s are both the @Cron '%s'; expected a name of its own for each"
              .formatted(other.method(), method, other.name()));
    }
  }

  /** A method without an argument can't say what it handles, and is no handler. */
  private static boolean declares(
      HandlerMethod method, Class<? extends Annotation> annotation, Collection<String> faults) {
    AnnotationMetadata declared = method.method();
    if (!declared.hasDeclaredAnnotation(annotation)) {
      return false;
    }
    if (method.method().getArguments().length > 0) {
      return true;
    }
    faults.add(
        "%s is a @%s without an argument; its first argument says what it handles"
            .formatted(method, annotation.getSimpleName()));
    return false;
  }

  private static int order(HandlerMethod method) {
    return method.method().intValue(BeforeCommit.class, "order").orElse(0);
  }

  /** The read models that events are entered into. */
  public ProjectionCatalog projections() {
    return projections;
  }

  /** How events are stored. */
  public EventTypes eventTypes() {
    return eventTypes;
  }

  /**
   * The one handler of a command or query.
   *
   * @throws IllegalArgumentException when there is none
   */
  public HandlerMethod handler(Object message) {
    var handler = handlers.get(message.getClass());
    if (handler == null) {
      throw new IllegalArgumentException(
          "nobody handles %s; expected a method with @Handler and this as its first argument, in a module that the tenant runs"
              .formatted(message.getClass().getName()));
    }
    return handler;
  }

  /** How a query's answers are kept; null: not at all. */
  public @Nullable Caching caching(Object query) {
    return cachings.get(query.getClass());
  }

  /** Whether an event that is stored under this name makes any kept answer wrong. */
  public boolean changesAnswers(String type) {
    return cachings.values().stream().anyMatch(caching -> caching.types().contains(type));
  }

  /** The before-commit handlers of an event, in their order. */
  public List<HandlerMethod> beforeCommit(DomainEvent event) {
    return beforeCommitOf.computeIfAbsent(
        event.getClass(),
        type ->
            beforeCommit.stream()
                .filter(handler -> handler.message().isAssignableFrom(type))
                .toList());
  }

  /** The after-commit handlers of an event, or of what phase one returned. */
  public List<AfterCommitMethod> afterCommit(Object message) {
    return afterCommitOf.computeIfAbsent(
        message.getClass(),
        type ->
            afterCommit.values().stream()
                .filter(handler -> !handler.receives() && handler.takes(type))
                .sorted(Comparator.comparing(AfterCommitMethod::name))
                .toList());
  }

  /** Who receives the activities that are stored under this name. */
  public List<AfterCommitMethod> receivers(String type) {
    var activity = eventTypes.named(type);
    return activity == null
        ? List.of()
        : receiversOf.computeIfAbsent(
            type,
            _ ->
                afterCommit.values().stream()
                    .filter(handler -> handler.receives() && handler.takes(activity))
                    .sorted(Comparator.comparing(AfterCommitMethod::name))
                    .toList());
  }

  /** The kinds of grants that activities of the application need. */
  public Set<String> grants() {
    return grants;
  }

  /** The after-commit handler of a name; null: there is none any more. */
  public @Nullable AfterCommitMethod afterCommitNamed(String name) {
    return afterCommit.get(name);
  }

  /** What is done when a run of this handler fails; null: nothing. */
  public @Nullable HandlerMethod insteadOf(String handler) {
    return instead.get(handler);
  }

  /** The sagas and tasks. */
  public Processes processes() {
    return processes;
  }

  /** The methods whose events are raised again and again, by name. */
  public Collection<CronMethod> crons() {
    return crons.values();
  }

  /** The one of a name; null: there is none any more. */
  public @Nullable CronMethod cronNamed(String name) {
    return crons.get(name);
  }

  /** Who handles commands and queries. */
  public Collection<HandlerMethod> asked() {
    return Collections.unmodifiableCollection(handlers.values());
  }

  /** All before-commit handlers, in the order in which they run. */
  public List<HandlerMethod> beforeCommit() {
    return Collections.unmodifiableList(beforeCommit);
  }

  /** All after-commit handlers. */
  public Collection<AfterCommitMethod> afterCommit() {
    return Collections.unmodifiableCollection(afterCommit.values());
  }

  /** Gives handlers their meters. */
  record Metering(HandlerMeters meters, Function<Class<?>, @Nullable String> moduleOf) {

    HandlerMethod ofMessage(HandlerMethod method) {
      boolean isQuery = Query.class.isAssignableFrom(method.message());
      return of(isQuery ? Kind.QUERY : Kind.COMMAND, method);
    }

    HandlerMethod of(Kind kind, HandlerMethod method) {
      return of(kind, method, method.toString());
    }

    HandlerMethod of(Kind kind, HandlerMethod method, String name) {
      var module = moduleOf.apply(method.declaringClass());
      return method.metered(meters.of(kind, module == null ? "none" : module, name));
    }
  }

  /** What must hold of the whole. */
  private record Rules(Catalog catalog, Function<Class<?>, @Nullable String> moduleOf) {

    void check(Collection<String> faults) {
      catalog.handlers.values().forEach(handler -> checkHandler(handler, faults));
      catalog.beforeCommit.forEach(handler -> checkBefore(handler, faults));
      catalog.afterCommit.values().forEach(handler -> checkAfter(handler, faults));
      catalog.projections.handlers().forEach(handler -> checkPublished(handler, faults));
      catalog.eventTypes.classes().forEach(type -> checkKind(type, faults));
    }

    /** By that alone it is known whose kind it is, also where the module's code is not at hand. */
    private void checkKind(Class<?> type, Collection<String> faults) {
      var module = moduleOf.apply(type);
      var kind = catalog.eventTypes.stored(type).orElseThrow().grant();
      if (module != null && kind != null && !kind.startsWith(module + ".")) {
        faults.add(
            "%s needs a grant of the kind '%s'; expected one that begins with '%s.'"
                .formatted(type.getName(), kind, module));
      }
    }

    /** Messages are looked up by their own class, and nobody sends what has no objects. */
    private static void checkHandler(HandlerMethod handler, Collection<String> faults) {
      var message = handler.message();
      if (!isCommandOrQuery(message)) {
        faults.add(
            "%s is a @Handler of %s; expected a Command or a Query"
                .formatted(handler, message.getName()));
      } else if (Modifier.isAbstract(message.getModifiers())) {
        faults.add(
            "%s is a @Handler of %s, which is a family of messages; expected a handler for each of them"
                .formatted(handler, message.getName()));
      }
      checkOneArgument(handler, Handler.class, faults);
    }

    private static void checkOneArgument(
        HandlerMethod handler, Class<? extends Annotation> annotation, Collection<String> faults) {
      if (handler.arguments().size() > 1) {
        faults.add(
            "%s is a @%s of more than its message; expected no other argument"
                .formatted(handler, annotation.getSimpleName()));
      }
    }

    private static boolean isCommandOrQuery(Class<?> message) {
      return Command.class.isAssignableFrom(message) || Query.class.isAssignableFrom(message);
    }

    private void checkBefore(HandlerMethod handler, Collection<String> faults) {
      checkOneArgument(handler, BeforeCommit.class, faults);
      if (DomainEvent.class.isAssignableFrom(handler.message())) {
        checkPublished(handler, faults);
      } else {
        faults.add(
            "%s is a @BeforeCommit of %s; expected a DomainEvent"
                .formatted(handler, handler.message().getName()));
      }
    }

    private void checkAfter(AfterCommitMethod handler, Collection<String> faults) {
      var method = handler.handler();
      if (handler.receives()) {
        checkReceiver(method, faults);
      } else if (DomainEvent.class.isAssignableFrom(method.message())) {
        checkPublished(method, faults);
      } else if (catalog.beforeCommit.stream()
          .noneMatch(before -> handler.takes(before.returned()))) {
        faults.add(
            "%s is an @AfterCommit of %s; expected a DomainEvent, or what a @BeforeCommit returns"
                .formatted(method, method.message().getName()));
      } else if (Modifier.isAbstract(method.message().getModifiers())) {
        faults.add(
            "%s is an @AfterCommit of %s, which is a family; expected the very type that a @BeforeCommit returns, since it is stored as that"
                .formatted(method, method.message().getName()));
      }
      var arguments = method.method().getArguments();
      if (arguments.length > 2
          || (arguments.length == 2 && arguments[1].getType() != FollowUp.class)) {
        faults.add(
            "%s takes more than its message; expected at most a FollowUp beside it"
                .formatted(method));
      }
      if (handler.name().startsWith("kontor.")) {
        faults.add(
            "%s is named '%s'; expected a name that doesn't begin with 'kontor.', as the host's own do"
                .formatted(method, handler.name()));
      }
      if (handler.attempts() < 1 || handler.atOnce() < 1) {
        faults.add(
            "%s has %d attempts and runs %d at once; expected 1 or more of each"
                .formatted(method, handler.attempts(), handler.atOnce()));
      }
    }

    private static void checkReceiver(HandlerMethod handler, Collection<String> faults) {
      if (!Activity.class.isAssignableFrom(handler.message())) {
        faults.add(
            "%s is a @Receives of %s; expected an Activity"
                .formatted(handler, handler.message().getName()));
      }
    }

    private void checkPublished(HandlerMethod handler, Collection<String> faults) {
      var event = handler.message();
      var from = moduleOf.apply(event);
      if (from != null
          && !from.equals(moduleOf.apply(handler.declaringClass()))
          && !catalog.eventTypes.isPublished(event)) {
        faults.add(
            "%s handles %s of the module '%s'; expected it to be @Published"
                .formatted(handler, event.getName(), from));
      }
    }
  }
}
