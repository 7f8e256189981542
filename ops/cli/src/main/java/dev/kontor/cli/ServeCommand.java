package dev.kontor.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Listed for help and completion only: the launcher starts the host in a JVM of its own. */
final class ServeCommand implements Runnable {

  private ServeCommand() {}

  static CommandSpec spec() {
    var spec = CommandSpec.wrapWithoutInspection(new ServeCommand()).name("serve");
    spec.usageMessage()
        .description("Starts the host and serves until stopped.")
        .footer("%nEach option is also an environment variable, named in parentheses.");
    return spec.addOption(option("port", "PORT", "HTTP port (KONTOR_PORT, 8080)."))
        .addOption(option("data", "DIR", "Where all that must survive lies (KONTOR_DATA, var)."))
        .addOption(
            option(
                "name",
                "NAME",
                "The site's name, fixed at its first start (KONTOR_NAME, localhost)."))
        .addOption(
            option(
                "public-url",
                "URL",
                "How others reach it (KONTOR_PUBLIC_URL, http://localhost:PORT)."))
        .addOption(
            option(
                "base-domain",
                "DOMAIN",
                "Tenants answer only at TENANT.DOMAIN (KONTOR_BASE_DOMAIN; none: at /t/TENANT and"
                    + " TENANT.localhost)."))
        .addOption(
            option(
                "configs",
                "DIR",
                "Tenants' files, applied at the start (KONTOR_CONFIGS, tenant-configs)."))
        .addOption(
            option(
                "database-url",
                "URL",
                "An existing PostgreSQL server instead of the embedded one (KONTOR_DATABASE_URL)."))
        .addOption(
            option(
                "database-user",
                "ROLE",
                "A role that may create databases and roles there (KONTOR_DATABASE_USER)."))
        .addOption(
            option("database-password", "PASSWORD", "Its password (KONTOR_DATABASE_PASSWORD)."));
  }

  private static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder("--" + name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  @Override
  public void run() {
    throw new Failure(ExitCode.USAGE, "the host is started by the launcher: ops/kontor serve");
  }
}
