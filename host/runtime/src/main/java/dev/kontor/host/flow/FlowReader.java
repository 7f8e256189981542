package dev.kontor.host.flow;

import dev.kontor.host.flow.MessageFlow.Handler;
import dev.kontor.host.flow.MessageFlow.Kind;
import dev.kontor.host.flow.MessageFlow.Lead;
import dev.kontor.host.flow.MessageFlow.Message;
import dev.kontor.host.flow.MessageFlow.Phase;
import dev.kontor.host.flow.MessageFlow.Verb;
import dev.kontor.host.message.AfterCommitMethod;
import dev.kontor.host.message.Catalog;
import dev.kontor.host.message.HandlerMethod;
import dev.kontor.tenant.Command;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.projection.Projection.Mode;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the flow of messages out of the compiled code of some modules. Used by one thread. */
public final class FlowReader {

  private final Catalog catalog;
  private final Function<Class<?>, @Nullable String> moduleOf;
  private final Map<ClassDesc, Class<?>> messages = new HashMap<>();
  private final Leads leads;
  private final ProcessFlow processes;

  /**
   * Of these handlers.
   *
   * @param modules which of them to look at
   * @param moduleOf the module that a class lies in
   */
  public FlowReader(
      Catalog catalog,
      Collection<String> modules,
      Function<Class<?>, @Nullable String> moduleOf,
      Predicate<String> isOfModules) {
    this.catalog = catalog;
    this.moduleOf = moduleOf;
    var handlers = handlerMethods().toList();
    var classes =
        new CompiledClasses(
            FlowReader.class.getClassLoader(),
            isOfModules,
            Stream.concat(handlers.stream(), ProcessFlow.methods(catalog))
                .map(it -> Reach.describe(it.declaringClass()))
                .distinct()
                .toList());
    leads = new Leads(catalog, classes, messages);
    processes = new ProcessFlow(catalog, moduleOf, leads);
    catalog.eventTypes().classes().stream()
        .filter(event -> isOf(modules, event))
        .forEach(this::add);
    handlers.stream()
        .map(HandlerMethod::message)
        .filter(it -> !it.isInterface())
        .forEach(this::add);
    asked().forEach(handler -> add(handler.message()));
  }

  private boolean isOf(Collection<String> modules, Class<?> event) {
    var module = moduleOf.apply(event);
    return module == null || modules.contains(module);
  }

  private void add(Class<?> message) {
    messages.put(Reach.describe(message), message);
  }

  private Stream<HandlerMethod> handlerMethods() {
    return Stream.of(
            asked(),
            beforeCommit(),
            catalog.projections().all().stream().flatMap(it -> it.handlers().stream()),
            afterCommit().map(AfterCommitMethod::handler))
        .flatMap(it -> it);
  }

  private Stream<HandlerMethod> asked() {
    return catalog.asked().stream().filter(this::isOfModule);
  }

  private Stream<HandlerMethod> beforeCommit() {
    return catalog.beforeCommit().stream().filter(this::isOfModule);
  }

  private Stream<AfterCommitMethod> afterCommit() {
    return catalog.afterCommit().stream().filter(it -> isOfModule(it.handler()));
  }

  /** The runtime's own handlers, which every context has, say nothing about the application. */
  private boolean isOfModule(HandlerMethod handler) {
    return moduleOf.apply(handler.declaringClass()) != null;
  }

  /** The flow as it stands in the code. */
  public MessageFlow read() {
    var handlers = new ArrayList<Handler>();
    asked().forEach(it -> handlers.add(handler(it, Phase.ASKED, null)));
    beforeCommit().forEach(it -> handlers.add(handler(it, Phase.BEFORE_COMMIT, null)));
    for (var projection : catalog.projections().all()) {
      var phase = projection.mode() == Mode.INLINE ? Phase.BEFORE_COMMIT : Phase.AFTER_COMMIT;
      projection.handlers().forEach(it -> handlers.add(handler(it, phase, projection.name())));
    }
    afterCommit().forEach(it -> handlers.add(handler(it.handler(), phase(it), it.name())));
    handlers.sort(
        Comparator.comparing(Handler::phase)
            .thenComparing(Handler::name)
            .thenComparing(it -> String.join(",", it.handles())));
    handlers.addAll(processes.handlers());
    return new MessageFlow(sortedMessages(handlers), handlers);
  }

  private static Phase phase(AfterCommitMethod handler) {
    return handler.receives() ? Phase.RECEIVED : Phase.AFTER_COMMIT;
  }

  /** A framework's own event is shown where somebody of the modules has to do with it. */
  private List<Message> sortedMessages(List<Handler> handlers) {
    var used =
        handlers.stream()
            .flatMap(
                it -> Stream.concat(it.handles().stream(), it.leads().stream().map(Lead::message)))
            .toList();
    return Stream.concat(
            messages.values().stream()
                .filter(it -> moduleOf.apply(it) != null || used.contains(it.getName()))
                .map(this::message),
            processes.messages().stream())
        .sorted(Comparator.comparing(Message::kind).thenComparing(Message::id))
        .toList();
  }

  private Message message(Class<?> type) {
    var stored = catalog.eventTypes().stored(type);
    boolean published = stored.isPresent() && stored.get().published();
    var kind = kind(type);
    return new Message(
        type.getName(),
        type.getSimpleName(),
        kind,
        moduleOf.apply(type),
        stored.map(it -> it.name()).orElse(null),
        stored.map(it -> it.version()).orElse(null),
        published,
        stored.map(it -> it.grant()).orElse(null),
        published || kind == Kind.ACTIVITY ? MessageSchema.of(type) : null);
  }

  private Kind kind(Class<?> type) {
    if (Activity.class.isAssignableFrom(type)) {
      return Kind.ACTIVITY;
    }
    if (DomainEvent.class.isAssignableFrom(type)) {
      return Kind.EVENT;
    }
    if (asked().noneMatch(it -> it.message().equals(type))) {
      return Kind.NOTICE;
    }
    return Command.class.isAssignableFrom(type) ? Kind.COMMAND : Kind.QUERY;
  }

  private Handler handler(HandlerMethod method, Phase phase, @Nullable String storedAs) {
    return new Handler(
        method.toString(),
        moduleOf.apply(method.declaringClass()),
        phase,
        storedAs,
        null,
        messages.values().stream()
            .filter(type -> method.message().isAssignableFrom(type))
            .map(Class::getName)
            .sorted()
            .toList(),
        phase == Phase.BEFORE_COMMIT ? withLeft(method) : ways(method));
  }

  /** A query only asks on: what its code shares with commands, such as a decider, it never does. */
  private List<Lead> ways(HandlerMethod method) {
    var all = leads.of(method, method.message());
    return Query.class.isAssignableFrom(method.message())
        ? all.stream().filter(lead -> lead.verb() == Verb.ASKS).toList()
        : all;
  }

  private List<Lead> withLeft(HandlerMethod before) {
    var left =
        afterCommit()
            .filter(after -> after.takes(before.returned()))
            .map(_ -> new Lead(Verb.LEAVES, before.returned().getName()))
            .limit(1);
    return Stream.concat(leads.of(before, before.message()).stream(), left).toList();
  }
}
