package dev.kontor.host.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What differs between two configurations of a tenant, and what of it may not. */
public final class Changes {

  private Changes() {}

  /** The keys that differ, sorted. */
  public static List<Change> between(TenantConfiguration before, TenantConfiguration after) {
    var old = flat(before);
    var changed = flat(after);
    var keys = new TreeSet<>(old.keySet());
    keys.addAll(changed.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(old.get(key), changed.get(key)))
        .map(key -> new Change(key, old.get(key), changed.get(key)))
        .toList();
  }

  /** The changes that can't be made to a tenant that is there already. */
  public static List<Fault> forbidden(TenantConfiguration before, TenantConfiguration after) {
    var faults = new ArrayList<Fault>();
    if (!Objects.equals(before.clock(), after.clock())) {
      faults.add(
          fixed(
              after,
              "clock",
              "the tenant's time has run on since it was onboarded",
              before.clock()));
    }
    if (!before.database().server().equals(after.database().server())) {
      faults.add(
          fixed(after, "database.server", "its data lies there", before.database().server()));
    }
    return faults;
  }

  private static Fault fixed(
      TenantConfiguration after,
      String key,
      String why,
      @org.jspecify.annotations.Nullable Object was) {
    return new Fault(
        after.tenant().value(),
        key,
        0,
        "tenant '%s': '%s' can't be changed later, since %s; %s"
            .formatted(
                after.tenant(),
                key,
                why,
                was == null ? "take it out again" : "set it back to '%s'".formatted(was)));
  }

  private static SortedMap<String, String> flat(TenantConfiguration configuration) {
    var flat = new TreeMap<String, String>();
    flat.put("title", configuration.title());
    flat.put("modules", configuration.modules().toString());
    flat.put("database.server", configuration.database().server());
    flat.put("database.pool.maximum", "" + configuration.database().pool().maximum());
    var mail = configuration.mail();
    put(flat, "mail.from", mail.from());
    put(flat, "mail.transport", mail.transport().name().toLowerCase(java.util.Locale.ROOT));
    var smtp = mail.smtp();
    if (smtp != null) {
      put(flat, "mail.host", smtp.host());
      put(flat, "mail.port", smtp.port());
      put(flat, "mail.user", smtp.user());
      put(flat, "mail.password", smtp.password());
    }
    put(flat, "clock", configuration.clock());
    configuration.settings().forEach((key, value) -> flat.put("settings." + key, value));
    configuration.grants().forEach((kind, rule) -> flat.put(Keys.GRANTS + kind, rule.word()));
    return flat;
  }

  private static void put(
      SortedMap<String, String> flat, String key, @org.jspecify.annotations.Nullable Object value) {
    if (value != null) {
      flat.put(key, value.toString());
    }
  }
}
