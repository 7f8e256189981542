package dev.kontor.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what {@code tenant onboard} was told into the configuration that it means. */
final class OnboardOptions {

  private OnboardOptions() {}

  /**
   * A file says everything itself; without one, the options do.
   *
   * @throws Failure when they contradict one another, or the id is none
   */
  static TenantConfiguration configuration(
      String id, @Nullable Path file, @Nullable String title, List<String> modules) {
    if (!Tenants.isId(id)) {
      throw usage(
          "'%s' is not a tenant id; expected 3 to 40 of a-z, 0-9 and '-', a letter first and no '-' last"
              .formatted(id));
    }
    if (file == null) {
      return TenantConfiguration.ofOptions(id, title, modules);
    }
    if (title != null || !modules.isEmpty()) {
      throw usage(
          "--title and --module can't go with -f; write 'title' and 'modules' into %s"
              .formatted(file));
    }
    var tenantFile = TenantFile.existing(file);
    if (!tenantFile.id().equals(id)) {
      throw usage(
          "%s is the file of a tenant '%s'; to onboard '%s' name it %s.yml"
              .formatted(file, tenantFile.id(), id, id));
    }
    return tenantFile.read();
  }

  private static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, message);
  }
}
