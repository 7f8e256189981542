package dev.kontor.host.configuration;

import java.util.StringJoiner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes JSON with the keys in the order in which they are given, and nothing that is null. */
final class CanonicalJson {

  private final StringJoiner members = new StringJoiner(",", "{", "}");

  static String of(TenantConfiguration configuration) {
    return object(root -> {
      root.text("tenant", configuration.tenant().value());
      root.text("title", configuration.title());
      root.list("modules", configuration.modules());
      root.raw("database", object(database -> write(database, configuration.database())));
      root.raw("mail", object(mail -> write(mail, configuration.mail())));
      root.text("clock", configuration.clock());
      root.raw("settings", object(settings -> configuration.settings().forEach(settings::text)));
      root.raw(
          "grants",
          object(grants ->
              configuration.grants().forEach((kind, rule) -> grants.text(kind, rule.word()))));
    });
  }

  private static void write(CanonicalJson json, TenantConfiguration.Database database) {
    json.text("server", database.server());
    json.raw("pool", object(pool -> pool.raw("maximum", "" + database.pool().maximum())));
  }

  private static void write(CanonicalJson json, TenantConfiguration.Mail mail) {
    json.text("from", mail.from());
    json.text("transport", mail.transport().name().toLowerCase(java.util.Locale.ROOT));
    var smtp = mail.smtp();
    if (smtp != null) {
      json.text("host", smtp.host());
      json.raw("port", "" + smtp.port());
      json.text("user", smtp.user());
      json.text("password", smtp.password());
    }
  }

  static String object(Consumer<CanonicalJson> content) {
    var json = new CanonicalJson();
    content.accept(json);
    return json.members.toString();
  }

  void text(String key, @Nullable Object value) {
    if (value != null) {
      raw(key, quoted(value.toString()));
    }
  }

  void list(String key, Iterable<String> values) {
    var list = new StringJoiner(",", "[", "]");
    values.forEach(value -> list.add(quoted(value)));
    raw(key, list.toString());
  }

  void raw(String key, String json) {
    members.add(quoted(key) + ":" + json);
  }

  static String quoted(String text) {
    var json = new StringBuilder(text.length() + 2).append('"');
    text.chars()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            json.append('\\').append((char) c);
          } else if (!isSafe(c)) {
            json.append("\\u%04x".formatted(c));
          } else {
            json.append((char) c);
          }
        });
    return json.append('"').toString();
  }

  /**
   * Whether YAML, by which it is read back, takes the character as it is and breaks no line at it.
   */
  private static boolean isSafe(int c) {
    return !Character.isISOControl(c) && c != 0x2028 && c != 0x2029 && c < 0xfffe && c != 0xfeff;
  }
}
