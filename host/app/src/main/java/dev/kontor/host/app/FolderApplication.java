package dev.kontor.host.app;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.administration.Plan.Action;
import dev.kontor.host.administration.StepFailed;
import dev.kontor.host.administration.WrongState;
import dev.kontor.host.configuration.ConfigurationFolder;
import dev.kontor.host.configuration.ConfigurationReader;
import dev.kontor.host.configuration.ConfigurationSource;
import dev.kontor.host.configuration.InvalidConfiguration;
import dev.kontor.host.configuration.TenantConfiguration;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes tenants as the host's folder of configurations says. A file that is wrong, or a tenant that
 * fails, is logged and doesn't touch the others.
 */
@Singleton
final class FolderApplication {

  private static final Logger log = LoggerFactory.getLogger(FolderApplication.class);

  private final ConfigurationFolder folder;
  private final ConfigurationReader reader;
  private final Administration administration;

  FolderApplication(
      ConfigurationFolder folder, ConfigurationReader reader, Administration administration) {
    this.folder = folder;
    this.reader = reader;
    this.administration = administration;
  }

  void applyAll() {
    try {
      var defaults = folder.defaults();
      var contents = folder.tenants();
      contents.faults().forEach(fault -> log.error("{}", fault));
      contents.files().forEach(file -> apply(file, defaults));
    } catch (InvalidConfiguration wrong) {
      wrong.faults().forEach(fault -> log.error("{}", fault));
    }
  }

  private void apply(ConfigurationFolder.TenantFile file, @Nullable ConfigurationSource defaults) {
    try {
      apply(reader.read(file.tenant(), defaults, file.source()));
    } catch (InvalidConfiguration wrong) {
      wrong.faults().forEach(fault -> log.error("{}", fault));
    } catch (StepFailed | WrongState failed) {
      log.atError().addKeyValue("tenant", file.tenant()).log("{}", failed.getMessage());
    } catch (RuntimeException unexpected) {
      log.atError()
          .addKeyValue("tenant", file.tenant())
          .setCause(unexpected)
          .log("'{}' can't be applied", file.source().file());
    }
  }

  private void apply(TenantConfiguration wanted) {
    var plan = administration.plan(wanted);
    if (plan.action() == Action.SKIP) {
      log.atInfo().addKeyValue("tenant", wanted.tenant()).log("skipped: {}", plan.reason());
    } else if (plan.action() != Action.NONE) {
      log.atInfo().addKeyValue("tenant", wanted.tenant()).log("{}", plan.action().label());
      administration.apply(wanted);
    }
  }
}
