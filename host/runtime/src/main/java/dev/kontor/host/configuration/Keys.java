package dev.kontor.host.configuration;

import dev.kontor.host.configuration.Key.FormName;
import dev.kontor.host.configuration.Key.Kind;
import dev.kontor.host.configuration.TenantConfiguration.Rule;
import dev.kontor.host.message.GrantKinds;
import dev.kontor.tenant.Setting;
import dev.kontor.tenant.TenantModule;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every key that a configuration may hold on a host with these modules and servers. Immutable. */
final class Keys {

  static final String SETTINGS = "settings.";
  static final String GRANTS = "grants.";

  private final SortedMap<String, Key> keys = new TreeMap<>();

  Keys(Collection<TenantModule> modules, GrantKinds grants, Set<String> servers) {
    var names = modules.stream().map(TenantModule::name).sorted().toList();
    Stream.concat(
            Stream.of(
                Key.of(
                    "tenant",
                    new Kind.Text(40),
                    null,
                    "The tenant's id; the file's name without its ending."),
                Key.of("title", new Kind.Text(200), null, "The tenant's name for people."),
                Key.of("modules", new Kind.Several(names), null, "What the tenant runs."),
                Key.of(
                    "database.server",
                    new Kind.Choice(servers.stream().sorted().toList()),
                    "main",
                    "The PostgreSQL server that its data lies on; can't be changed later."),
                Key.of(
                    "database.pool.maximum",
                    new Kind.Whole(1, 100),
                    "4",
                    "How many connections it may hold at once."),
                Key.of(
                    "mail.from", new Kind.Form(FormName.EMAIL), null, "Who its mails come from."),
                Key.of(
                    "mail.transport",
                    new Kind.Choice(List.of("mailbox", "smtp")),
                    "mailbox",
                    "Whether mails are kept to be looked at or sent to a mail server."),
                Key.of("mail.host", new Kind.Text(255), null, "The mail server, when by smtp."),
                Key.of("mail.port", new Kind.Whole(1, 65535), "587", "Its port."),
                Key.of("mail.user", new Kind.Text(255), null, "Who logs in there."),
                Key.of(
                    "mail.password",
                    new Kind.Secret(),
                    null,
                    "A reference to the password, such as ${SMTP_PASSWORD}."),
                Key.of(
                    "clock",
                    new Kind.Form(FormName.INSTANT),
                    null,
                    "Where the tenant's domain time starts when it is onboarded; can't be changed"
                        + " later.")),
            Stream.concat(
                modules.stream().flatMap(Keys::settings),
                grants.all().stream()
                    .filter(kind -> names.contains(GrantKinds.moduleOf(kind)))
                    .map(Keys::grant)))
        .forEach(key -> keys.put(key.path(), key));
  }

  private static Stream<Key> settings(TenantModule module) {
    return module.settings().stream()
        .map(setting ->
            new Key(
                SETTINGS + setting.key(),
                kind(setting.kind()),
                setting.standard(),
                setting.meaning(),
                module.name()));
  }

  private static Key grant(String kind) {
    return new Key(
        GRANTS + kind,
        new Kind.Choice(Arrays.stream(Rule.values()).map(Rule::word).toList()),
        null,
        "What is answered by itself to who asks for a grant of this kind; not set: it waits for"
            + " somebody to decide.",
        GrantKinds.moduleOf(kind));
  }

  private static Kind kind(Setting.Kind kind) {
    return switch (kind) {
      case TEXT -> new Kind.Text(1000);
      case NUMBER -> new Kind.Whole(0, 999_999_999);
      case SWITCH -> new Kind.Switch();
      case DURATION -> new Kind.Form(FormName.DURATION);
      case INSTANT -> new Kind.Form(FormName.INSTANT);
      case EMAIL -> new Kind.Form(FormName.EMAIL);
      case COLOUR -> new Kind.Form(FormName.COLOUR);
    };
  }

  Optional<Key> find(String path) {
    return Optional.ofNullable(keys.get(path));
  }

  Collection<Key> all() {
    return keys.values();
  }

  /** The keys that lie below a path. */
  List<String> below(String path) {
    return keys.keySet().stream().filter(key -> key.startsWith(path + ".")).toList();
  }

  /** Every key, and what keys lie below. */
  Set<String> names() {
    var names = new TreeSet<>(keys.keySet());
    keys.keySet()
        .forEach(path -> {
          for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            names.add(path.substring(0, dot));
          }
        });
    return names;
  }

  String standard(String path) {
    var key = keys.get(path);
    if (key == null || key.standard() == null) {
      throw new IllegalArgumentException("key '%s' has no standard value".formatted(path));
    }
    return key.standard();
  }
}
