package dev.kontor.host.message;

import dev.kontor.tenant.federation.NeedsGrant;
import io.micronaut.core.beans.BeanIntrospector;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The kinds of grants that activities need. A kind begins with its module's name: {@code
 * systems.use}. Immutable.
 *
 * @param all sorted
 */
public record GrantKinds(List<String> all) {

  /** Sorts them, and keeps one of each. */
  public GrantKinds {
    all = List.copyOf(new TreeSet<>(all));
  }

  /** Of all activities that were compiled with one. */
  public static GrantKinds onClassPath() {
    return new GrantKinds(
        BeanIntrospector.SHARED.findIntrospections(NeedsGrant.class).stream()
            .flatMap(introspection -> introspection.stringValue(NeedsGrant.class).stream())
            .toList());
  }

  /** The module that a kind begins with. */
  public static String moduleOf(String kind) {
    int dot = kind.indexOf('.');
    return dot < 0 ? kind : kind.substring(0, dot);
  }

  /** Those of some modules. */
  Set<String> of(Collection<String> modules) {
    return all.stream()
        .filter(kind -> modules.contains(moduleOf(kind)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
