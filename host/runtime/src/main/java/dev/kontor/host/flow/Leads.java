package dev.kontor.host.flow;

import dev.kontor.host.flow.MessageFlow.Lead;
import dev.kontor.host.flow.MessageFlow.Verb;
import dev.kontor.host.message.Catalog;
import dev.kontor.host.message.HandlerMethod;
import dev.kontor.host.message.SagaPlan;
import dev.kontor.host.message.TaskPlan;
import dev.kontor.tenant.Command;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.Query;
import java.lang.constant.ClassDesc;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** To what the handlers of a catalog lead, as their compiled code says. Used by one thread. */
final class Leads {

  private final Catalog catalog;
  private final CompiledClasses classes;
  private final Map<ClassDesc, Class<?>> messages;

  /**
   * To these messages, and to the catalog's long processes.
   *
   * @param messages those among them whose objects may be made
   */
  Leads(Catalog catalog, CompiledClasses classes, Map<ClassDesc, Class<?>> messages) {
    this.catalog = catalog;
    this.classes = classes;
    this.messages = messages;
  }

  /** Of a handler of this message. */
  List<Lead> of(HandlerMethod method, Class<?> message) {
    var found =
        new Reach(classes, this::isAsked, Reach.describe(message))
            .from(
                new MethodName(
                    Reach.describe(method.declaringClass()),
                    method.name(),
                    Reach.describe(method.returned(), method.arguments())));
    var processes = catalog.processes();
    return Stream.of(
            messages(found.made()).flatMap(Leads::made),
            messages(found.later()).map(event -> new Lead(Verb.RAISES_LATER, event.getName())),
            messages(found.answers()).map(event -> new Lead(Verb.ANSWERS, event.getName())),
            started(
                processes.sagas().stream().map(SagaPlan::name), found.sagas(), ProcessFlow::sagaId),
            started(
                processes.tasks().stream().map(TaskPlan::name), found.tasks(), ProcessFlow::taskId))
        .flatMap(leads -> leads)
        .distinct()
        .sorted(Comparator.comparing(Lead::verb).thenComparing(Lead::message))
        .toList();
  }

  private boolean isAsked(ClassDesc type) {
    var message = messages.get(type);
    return message != null
        && (Command.class.isAssignableFrom(message) || Query.class.isAssignableFrom(message));
  }

  private Stream<Class<?>> messages(Collection<ClassDesc> types) {
    return types.stream().flatMap(type -> Stream.<Class<?>>ofNullable(messages.get(type)));
  }

  /** What phase one leaves is told by what it returns. */
  private static Stream<Lead> made(Class<?> message) {
    if (Command.class.isAssignableFrom(message)) {
      return Stream.of(new Lead(Verb.SENDS, message.getName()));
    }
    if (Query.class.isAssignableFrom(message)) {
      return Stream.of(new Lead(Verb.ASKS, message.getName()));
    }
    return DomainEvent.class.isAssignableFrom(message)
        ? Stream.of(new Lead(Verb.RAISES, message.getName()))
        : Stream.empty();
  }

  private static Stream<Lead> started(
      Stream<String> names, Set<String> texts, UnaryOperator<String> id) {
    return names.filter(texts::contains).map(name -> new Lead(Verb.STARTS, id.apply(name)));
  }
}
