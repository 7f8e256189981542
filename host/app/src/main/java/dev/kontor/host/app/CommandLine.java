package dev.kontor.host.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The options of {@code serve}, as the host's properties; each is an environment variable too.
 *
 * @param properties by their names: {@code kontor.port} …
 * @param help whether only help was asked for
 */
record CommandLine(Map<String, Object> properties, boolean help) {

  static final String HELP =
      """
      Usage: kontor serve [OPTION]…
      Starts the host with its PostgreSQL, applies the tenants' configurations, serves until stopped.

        --port PORT              where it listens (KONTOR_PORT, 8080)
        --data DIR               where everything lies that must survive (KONTOR_DATA, var)
        --configs DIR            the tenants' configurations (KONTOR_CONFIGS, tenant-configs)
        --name NAME              the site's name, fixed at the first start (KONTOR_NAME, localhost)
        --public-url URL         how others reach it (KONTOR_PUBLIC_URL, http://localhost:PORT)
        --base-domain DOMAIN     tenants answer only at TENANT.DOMAIN (KONTOR_BASE_DOMAIN, none)
        --database-url URL       a PostgreSQL server (15 or newer) instead of the embedded one
                                 (KONTOR_DATABASE_URL: jdbc:postgresql://HOST:PORT/postgres)
        --database-user USER     a role that may create databases and roles (KONTOR_DATABASE_USER)
        --database-password PW   its password (KONTOR_DATABASE_PASSWORD, which others can't read)
        --help                   this
      """;

  private static final Map<String, String> OPTIONS =
      Map.of(
          "--port", "kontor.port",
          "--data", "kontor.data",
          "--configs", "kontor.configs",
          "--name", "kontor.name",
          "--public-url", "kontor.public-url",
          "--base-domain", "kontor.base-domain",
          "--database-url", "kontor.database.url",
          "--database-user", "kontor.database.user",
          "--database-password", "kontor.database.password");

  static CommandLine parse(String[] arguments) {
    var properties = new HashMap<String, Object>();
    for (int i = 0; i < arguments.length; i++) {
      var argument = arguments[i];
      if (argument.equals("--help") || argument.equals("-h")) {
        return new CommandLine(properties, true);
      }
      int equals = argument.indexOf('=');
      var name = equals < 0 ? argument : argument.substring(0, equals);
      var property = OPTIONS.get(name);
      if (property == null) {
        throw new IllegalArgumentException(
            "serve: '%s' is not an option; see 'kontor serve --help'".formatted(name));
      }
      if (equals < 0 && i + 1 == arguments.length) {
        throw new IllegalArgumentException("serve: %s wants a value".formatted(name));
      }
      properties.put(property, equals < 0 ? arguments[++i] : argument.substring(equals + 1));
    }
    checkPort(properties);
    addOwnFile(properties);
    return new CommandLine(properties, false);
  }

  private static void checkPort(Map<String, Object> properties) {
    var port =
        properties.getOrDefault(
            "kontor.port", Objects.requireNonNullElse(System.getenv("KONTOR_PORT"), "8080"));
    if (!port.toString().matches("[0-9]{1,5}") || Integer.parseInt(port.toString()) > 65535) {
      throw new IllegalArgumentException(
          "serve: '%s' is not a port; expected 0 to 65535".formatted(port));
    }
  }

  /** The operator's own {@code application.yml} lies with the data. */
  private static void addOwnFile(Map<String, Object> properties) {
    var data =
        properties.getOrDefault(
            "kontor.data", Objects.requireNonNullElse(System.getenv("KONTOR_DATA"), "var"));
    var own = Path.of(data.toString(), "application.yml");
    if (Files.isRegularFile(own)) {
      System.setProperty("micronaut.config.files", own.toString());
    }
  }

  /** Whether this run is only to show the virtual machine what a start is like. */
  boolean isTraining() {
    return System.getenv("KONTOR_TRAIN") != null;
  }
}
