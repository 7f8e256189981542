package dev.kontor.host.message;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.NeedsGrant;
import dev.kontor.tenant.federation.NeedsGrant.By;
import dev.kontor.tenant.message.EventType;
import dev.kontor.tenant.message.Published;
import dev.kontor.tenant.message.UpcasterChain;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names and versions that events are stored under, of all events that were compiled with an
 * {@link EventType}. Immutable.
 */
public final class EventTypes {

  private static final String HOSTS_OWN = "kontor.";

  private final Map<Class<?>, Stored> byClass = new HashMap<>();
  private final Map<String, Class<? extends DomainEvent>> byName = new HashMap<>();
  private final UpcasterChain upcasters;

  /** Of what lies on the class path; what is wrong with them is added to the faults. */
  EventTypes(Collection<String> faults) {
    for (var introspection : BeanIntrospector.SHARED.findIntrospections(EventType.class)) {
      add(introspection, faults);
    }
    var newest = new HashMap<String, Integer>();
    byClass.values().forEach(stored -> newest.put(stored.name(), stored.version()));
    upcasters = new UpcasterChain(UpcasterMethods.onClassPath(faults), newest, faults);
  }

  private void add(BeanIntrospection<?> introspection, Collection<String> faults) {
    var type = introspection.getBeanType();
    if (!DomainEvent.class.isAssignableFrom(type)) {
      faults.add("%s has an @EventType and is no DomainEvent".formatted(type.getName()));
      return;
    }
    var name = introspection.stringValue(EventType.class).orElse("");
    int version = introspection.intValue(EventType.class, "version").orElse(1);
    if (!name.matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+") || version < 1) {
      faults.add(
          "%s is stored as '%s', version %d; expected a name such as module.thing-happened and a version from 1"
              .formatted(type.getName(), name, version));
    }
    var other = byName.put(name, type.asSubclass(DomainEvent.class));
    if (other != null) {
      faults.add(
          "%s and %s are both stored as '%s'".formatted(other.getName(), type.getName(), name));
    }
    var grant = introspection.stringValue(NeedsGrant.class).orElse(null);
    var by = introspection.enumValue(NeedsGrant.class, "by", By.class).orElse(By.EITHER);
    byClass.put(
        type, new Stored(name, version, introspection.hasAnnotation(Published.class), grant, by));
    if (Activity.class.isAssignableFrom(type) && grant == null && !name.startsWith(HOSTS_OWN)) {
      faults.add(
          "%s is an Activity without a @NeedsGrant; expected the kind of grant that lets it in"
              .formatted(type.getName()));
    }
  }

  /**
   * What an event is stored under.
   *
   * @throws IllegalArgumentException when its class declares no type
   */
  public Stored of(DomainEvent event) {
    var stored = byClass.get(event.getClass());
    if (stored == null) {
      throw new IllegalArgumentException(
          "%s can't be stored; expected an @EventType on it, and @Serdeable"
              .formatted(event.getClass().getName()));
    }
    return stored;
  }

  /** The names that events of a class, or of those below it, are stored under. */
  Set<String> namesOf(Class<?> handled) {
    return byClass.entrySet().stream()
        .filter(each -> handled.isAssignableFrom(each.getKey()))
        .map(each -> each.getValue().name())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What brings older data to the shape of the events' classes. */
  public UpcasterChain upcasters() {
    return upcasters;
  }

  /** The newest version of a type that is known; 0: it is not. */
  public int newest(String name) {
    var type = byName.get(name);
    var stored = type == null ? null : byClass.get(type);
    return stored == null ? 0 : stored.version();
  }

  /** What events of a class are stored under; empty: it declares no type. */
  public Optional<Stored> stored(Class<?> type) {
    return Optional.ofNullable(byClass.get(type));
  }

  /** The classes of all events. */
  public Collection<Class<?>> classes() {
    return Collections.unmodifiableSet(byClass.keySet());
  }

  /** The class of events that are stored under a name; null: no code knows it any more. */
  public @Nullable Class<? extends DomainEvent> named(String name) {
    return byName.get(name);
  }

  /**
   * Whether other modules may handle an event of this type; of what many events are, whether they
   * may handle each of them.
   */
  boolean isPublished(Class<?> event) {
    var own = byClass.get(event);
    if (own != null) {
      return own.published();
    }
    var below = byClass.keySet().stream().filter(event::isAssignableFrom).toList();
    return !below.isEmpty() && below.stream().allMatch(this::isPublished);
  }

  /**
   * What events are stored under.
   *
   * @param version of the shape of their data
   * @param published whether other modules may handle them
   * @param grant the kind of grant that lets them in as activities; null: they are none, or the
   *     host's own
   * @param by who of those that share the grant may say them
   */
  public record Stored(
      String name, int version, boolean published, @Nullable String grant, By by) {}
}
