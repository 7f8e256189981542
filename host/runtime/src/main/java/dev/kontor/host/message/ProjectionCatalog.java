package dev.kontor.host.message;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.kontor.host.message.Catalog.Metering;
import dev.kontor.host.message.HandlerMeters.Kind;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.Metadata;
import dev.kontor.tenant.projection.Projection;
import dev.kontor.tenant.projection.Projection.Mode;
import dev.kontor.tenant.projection.Projects;
import io.micronaut.inject.BeanDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The projections of an application, by name. Immutable and shared by all contexts. */
public final class ProjectionCatalog {

  private static final String NAME = "[a-z][a-z0-9-]{0,39}";
  private static final String TABLE = "[a-z_][a-z0-9_]{0,62}";

  private final TreeMap<String, ProjectionMethods> byName = new TreeMap<>();
  private final Map<Class<?>, List<ProjectionMethods>> inlineOf = new ConcurrentHashMap<>();

  /** Of these beans; what is wrong with them is added to the faults. */
  ProjectionCatalog(
      Collection<BeanDefinition<?>> definitions,
      EventTypes events,
      Metering metering,
      Collection<String> faults) {
    for (var definition : definitions) {
      var handlers = handlers(definition, metering);
      if (definition.hasDeclaredAnnotation(Projection.class)) {
        add(definition, handlers, events, metering.moduleOf(), faults);
      } else {
        handlers.forEach(handler ->
            faults.add(
                "%s is a @Projects of a bean that is no @Projection; declare its name and tables"
                    .formatted(handler)));
      }
    }
    checkTables(faults);
  }

  private static List<HandlerMethod> handlers(BeanDefinition<?> definition, Metering metering) {
    return definition.getExecutableMethods().stream()
        .filter(method -> method.hasDeclaredAnnotation(Projects.class))
        .map(method -> metering.of(Kind.PROJECTION, new HandlerMethod(definition, method)))
        .sorted(Comparator.comparing(HandlerMethod::toString))
        .toList();
  }

  private void add(
      BeanDefinition<?> definition,
      List<HandlerMethod> handlers,
      EventTypes events,
      Function<Class<?>, @Nullable String> moduleOf,
      Collection<String> faults) {
    var bean = definition.getBeanType();
    var sound = handlers.stream().filter(handler -> isSound(handler, events, faults)).toList();
    var projection =
        new ProjectionMethods(
            definition.stringValue(Projection.class).orElse(""),
            definition.enumValue(Projection.class, "mode", Mode.class).orElse(Mode.FOLLOWING),
            String.valueOf(moduleOf.apply(bean)),
            List.of(definition.stringValues(Projection.class, "tables")),
            sound,
            sound.stream()
                .flatMap(handler -> events.namesOf(handler.message()).stream())
                .collect(toUnmodifiableSet()));
    checkNames(projection, bean, faults);
    if (handlers.isEmpty()) {
      faults.add("%s is a @Projection without a @Projects method".formatted(bean.getName()));
    }
    var other = byName.putIfAbsent(projection.name(), projection);
    if (other != null) {
      faults.add(
          "%s and another bean are both the projection '%s'; expected a name of its own for each"
              .formatted(bean.getName(), projection.name()));
    }
  }

  private static void checkNames(
      ProjectionMethods projection, Class<?> bean, Collection<String> faults) {
    if (!projection.name().matches(NAME)) {
      faults.add(
          "%s is the projection '%s'; expected up to 40 of a-z, 0-9 and '-', a letter first"
              .formatted(bean.getName(), projection.name()));
    }
    if (projection.tables().isEmpty()
        || !projection.tables().stream().allMatch(table -> table.matches(TABLE))) {
      faults.add(
          "projection '%s' has the tables %s; expected one or more, in lower case and without a schema"
              .formatted(projection.name(), projection.tables()));
    }
  }

  private static boolean isSound(
      HandlerMethod handler, EventTypes events, Collection<String> faults) {
    var arguments = handler.method().getArguments();
    if (arguments.length == 0
        || arguments.length > 2
        || (arguments.length == 2 && arguments[1].getType() != Metadata.class)) {
      faults.add(
          "%s is a @Projects of %d arguments; expected an event, and at most a Metadata beside it"
              .formatted(handler, arguments.length));
      return false;
    }
    if (!DomainEvent.class.isAssignableFrom(handler.message())
        || events.namesOf(handler.message()).isEmpty()) {
      faults.add(
          "%s is a @Projects of %s; expected a DomainEvent that is stored"
              .formatted(handler, handler.message().getName()));
      return false;
    }
    return true;
  }

  /** Statements name tables without a schema, so a name is one table. */
  private void checkTables(Collection<String> faults) {
    var owners = new HashMap<String, String>();
    for (var projection : byName.values()) {
      for (var table : projection.tables()) {
        var other = owners.putIfAbsent(table, projection.name());
        if (other != null) {
          faults.add(
              "projections '%s' and '%s' both have a table '%s'; expected a name of its own for each"
                  .formatted(other, projection.name(), table));
        }
      }
    }
  }

  /** All of them, by name. */
  public List<ProjectionMethods> all() {
    return List.copyOf(byName.values());
  }

  /** The projection of a name; null: there is none. */
  public @Nullable ProjectionMethods named(String name) {
    return byName.get(name);
  }

  /** Those that an event is entered into before its commit, by name. */
  public List<ProjectionMethods> inline(DomainEvent event) {
    return inlineOf.computeIfAbsent(
        event.getClass(),
        type -> {
          var found = new ArrayList<ProjectionMethods>();
          for (var projection : byName.values()) {
            if (projection.mode() == Mode.INLINE && projection.handles(type)) {
              found.add(projection);
            }
          }
          return found;
        });
  }

  /** All handlers, to be checked as those of events are. */
  List<HandlerMethod> handlers() {
    return byName.values().stream().flatMap(each -> each.handlers().stream()).toList();
  }
}
