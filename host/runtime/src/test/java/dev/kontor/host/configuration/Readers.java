package dev.kontor.host.configuration;

import dev.kontor.host.message.GrantKinds;
import dev.kontor.tenant.Setting;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.TenantModule;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** A host with two modules, two servers and one secret, and the tenant acme. */
final class Readers {

  static final TenantId ACME = new TenantId("acme");

  static final ConfigurationReader READER =
      new ConfigurationReader(
          List.of(
              new Module(
                  "shipping",
                  List.of(
                      setting("shipping.default-deadline", Setting.Kind.DURATION, "P30D"),
                      setting("shipping.colour", Setting.Kind.COLOUR, "#2a6f97"),
                      setting("shipping.motto", Setting.Kind.TEXT, "Navigare necesse est"),
                      setting("shipping.open", Setting.Kind.SWITCH, "true"),
                      setting("shipping.limit", Setting.Kind.NUMBER, "10"))),
              new Module(
                  "allocation",
                  List.of(setting("allocation.desk", Setting.Kind.EMAIL, "desk@made.example")))),
          new GrantKinds(List.of("shipping.track", "allocation.peek", "gone.away")),
          Set.of("main", "second"),
          "SMTP_PASSWORD"::equals);

  private Readers() {}

  static TenantConfiguration read(String text) {
    return read(null, text);
  }

  static TenantConfiguration read(@Nullable String defaults, String text) {
    return READER.read(
        ACME,
        defaults == null ? null : new ConfigurationSource("_defaults.yml", defaults),
        new ConfigurationSource("acme.yml", text));
  }

  /** What is wrong, one line a fault. */
  static List<String> faults(String text) {
    return faults(null, text);
  }

  static List<String> faults(@Nullable String defaults, String text) {
    return refusal(defaults, text).faults().stream().map(Fault::toString).toList();
  }

  static InvalidConfiguration refusal(@Nullable String defaults, String text) {
    return Assertions.catchThrowableOfType(InvalidConfiguration.class, () -> read(defaults, text));
  }

  private static Setting setting(String key, Setting.Kind kind, String standard) {
    return new Setting(key, kind, standard, "What " + key + " is.");
  }

  private record Module(String name, List<Setting> settings) implements TenantModule {}
}
