package dev.kontor.host.configuration;

import dev.kontor.host.configuration.TenantConfiguration.Database;
import dev.kontor.host.configuration.TenantConfiguration.Mail;
import dev.kontor.host.configuration.TenantConfiguration.Pool;
import dev.kontor.host.configuration.TenantConfiguration.Rule;
import dev.kontor.host.configuration.TenantConfiguration.Smtp;
import dev.kontor.host.configuration.TenantConfiguration.Transport;
import dev.kontor.host.message.GrantKinds;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.TenantModule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads tenants' configurations, a tenant's own over the defaults, and finds everything that is
 * wrong with them at once. Immutable, thread-safe.
 */
public final class ConfigurationReader {

  private final Keys keys;
  private final Checks checks;
  private final Set<String> names;

  /**
   * For a host with these modules and servers; the predicate says whether there is a secret of a
   * name.
   *
   * @param grants that activities of these modules, or of others, need
   */
  public ConfigurationReader(
      Collection<TenantModule> modules,
      GrantKinds grants,
      Set<String> servers,
      Predicate<String> secrets) {
    keys = new Keys(modules, grants, servers);
    checks = new Checks(secrets);
    names = keys.names();
  }

  /**
   * Reads a tenant's configuration over the defaults: a key of the tenant's own takes the default's
   * place, and null takes it away, with all below it.
   *
   * @throws InvalidConfiguration with every fault of both
   */
  public TenantConfiguration read(
      TenantId tenant, @Nullable ConfigurationSource defaults, ConfigurationSource source) {
    var faults = new ArrayList<Fault>();
    var under = defaults == null ? Map.<String, Value>of() : Flattener.flatten(defaults, faults);
    var own = Flattener.flatten(source, faults);
    if (under == null || own == null) {
      throw new InvalidConfiguration(faults);
    }
    refuseTenantIn(under, faults);
    var values = merged(under, own);
    new Check(tenant, source.file(), values, faults).all();
    if (!faults.isEmpty()) {
      throw new InvalidConfiguration(faults);
    }
    values.values().removeIf(Value::isNull);
    return build(tenant, values);
  }

  private static void refuseTenantIn(Map<String, Value> defaults, List<Fault> faults) {
    var tenant = defaults.get("tenant");
    if (tenant != null) {
      faults.add(
          new Fault(
              tenant.file(),
              "tenant",
              tenant.line(),
              "'tenant' has no place in the defaults; say it in each tenant's own file"));
    }
  }

  private static Map<String, Value> merged(Map<String, Value> under, Map<String, Value> own) {
    var values = new TreeMap<>(under);
    own.forEach((path, value) -> {
      if (value.isNull()) {
        values.keySet().removeIf(key -> key.startsWith(path + "."));
      }
    });
    values.putAll(own);
    return values;
  }

  /** Reads back what {@link TenantConfiguration#json} wrote, whatever has become unknown since. */
  public TenantConfiguration readStored(TenantId tenant, String json) {
    var faults = new ArrayList<Fault>();
    var values = Flattener.flatten(new ConfigurationSource(tenant.value(), json), faults);
    if (values == null || !faults.isEmpty()) {
      throw new InvalidConfiguration(faults);
    }
    return build(tenant, values);
  }

  /** A JSON Schema of what this reader takes, for editors. */
  public String schema() {
    return JsonSchema.of(keys);
  }

  private TenantConfiguration build(TenantId tenant, Map<String, Value> values) {
    return new TenantConfiguration(
        tenant,
        textOr(values, "title", tenant.value()),
        modules(values),
        new Database(
            text(values, "database.server"),
            new Pool(Integer.parseInt(text(values, "database.pool.maximum")))),
        mail(values),
        values.containsKey("clock") ? Instant.parse(text(values, "clock")) : null,
        settings(values),
        grants(values));
  }

  private static List<String> modules(Map<String, Value> values) {
    return values.get("modules") instanceof Value.Listed list
        ? list.items().stream().map(Value.Scalar::text).toList()
        : List.of();
  }

  private Mail mail(Map<String, Value> values) {
    var transport = Transport.valueOf(text(values, "mail.transport").toUpperCase(Locale.ROOT));
    return new Mail(
        textOrNull(values, "mail.from"),
        transport,
        transport == Transport.SMTP
            ? new Smtp(
                text(values, "mail.host"),
                Integer.parseInt(text(values, "mail.port")),
                textOrNull(values, "mail.user"),
                textOrNull(values, "mail.password"))
            : null);
  }

  private SortedMap<String, String> settings(Map<String, Value> values) {
    return ofModules(Keys.SETTINGS, values, text -> text);
  }

  private SortedMap<String, Rule> grants(Map<String, Value> values) {
    return ofModules(Keys.GRANTS, values, text -> Rule.valueOf(text.toUpperCase(Locale.ROOT)));
  }

  /** Without the defaults of modules that the tenant doesn't run. */
  private <T> SortedMap<String, T> ofModules(
      String prefix, Map<String, Value> values, Function<String, T> read) {
    var found = new TreeMap<String, T>();
    var modules = modules(values);
    values.forEach((key, value) -> {
      boolean run = keys.find(key).map(Key::module).map(modules::contains).orElse(true);
      if (run && key.startsWith(prefix) && value instanceof Value.Scalar scalar) {
        found.put(key.substring(prefix.length()), read.apply(scalar.text()));
      }
    });
    return found;
  }

  private String text(Map<String, Value> values, String key) {
    var text = textOrNull(values, key);
    return text == null ? keys.standard(key) : text;
  }

  private static String textOr(Map<String, Value> values, String key, String standard) {
    var text = textOrNull(values, key);
    return text == null ? standard : text;
  }

  private static @Nullable String textOrNull(Map<String, Value> values, String key) {
    return values.get(key) instanceof Value.Scalar scalar ? scalar.text() : null;
  }

  /** Finds what is wrong with one configuration. */
  private final class Check {

    private final TenantId tenant;
    private final String file;
    private final Map<String, Value> values;
    private final List<Fault> faults;

    Check(TenantId tenant, String file, Map<String, Value> values, List<Fault> faults) {
      this.tenant = tenant;
      this.file = file;
      this.values = values;
      this.faults = faults;
    }

    void all() {
      values.forEach(this::value);
      tenantMatches();
      required("modules", "expected some, such as [%s]".formatted(firstModule()));
      if (values.get("mail.transport") instanceof Value.Scalar transport
          && transport.text().equals("smtp")) {
        required("mail.host", "expected the mail server's name, since mail.transport is smtp");
        required("mail.from", "expected the sender's address, since mail.transport is smtp");
      }
    }

    private void value(String path, Value value) {
      keys.find(path).ifPresentOrElse(key -> known(key, value), () -> unknown(path, value));
    }

    private void known(Key key, Value value) {
      if (value.isNull()) {
        return;
      }
      checks
          .expected(value, key.kind())
          .or(() -> key.module() == null ? Optional.empty() : Checks.placeholder(value))
          .ifPresent(wrong -> fault(value, key.path(), "'%s' %s".formatted(key.path(), wrong)));
      boolean own = value.file().equals(file);
      if (own && key.module() != null && !modules(values).contains(key.module())) {
        fault(
            value,
            key.path(),
            "'%s' belongs to the module '%s', which the tenant doesn't run"
                .formatted(key.path(), key.module()));
      }
    }

    private void unknown(String path, Value value) {
      var below = keys.below(path);
      var shown = Shown.of(path, 120);
      if (!below.isEmpty() && value.isNull()) {
        return;
      }
      if (!below.isEmpty()) {
        fault(
            value,
            shown,
            "'%s' takes no value itself; expected %s below it".formatted(shown, below));
      } else {
        fault(
            value,
            shown,
            "'%s' is not a known key%s"
                .formatted(
                    shown,
                    Nearest.of(path, names)
                        .map("; did you mean '%s'?"::formatted)
                        .orElse("; take it out")));
      }
    }

    private void tenantMatches() {
      if (values.get("tenant") instanceof Value.Scalar named
          && named.file().equals(file)
          && !named.isNull()
          && !named.text().equals(tenant.value())) {
        fault(
            named,
            "tenant",
            "'tenant' is '%s' but the file or request is for '%s'; make them the same"
                .formatted(Shown.of(named.text(), 60), tenant));
      }
    }

    private void required(String path, String expected) {
      var value = values.get(path);
      if (value == null || value.isNull()) {
        faults.add(
            new Fault(
                file,
                path,
                0,
                "tenant '%s': '%s' is missing; %s".formatted(tenant, path, expected)));
      }
    }

    private String firstModule() {
      return keys.find("modules")
          .map(key ->
              key.kind() instanceof Key.Kind.Several some && !some.words().isEmpty()
                  ? some.words().getFirst()
                  : "")
          .orElse("");
    }

    private void fault(Value value, String key, String message) {
      faults.add(
          new Fault(value.file(), key, value.line(), "tenant '%s': %s".formatted(tenant, message)));
    }
  }
}
