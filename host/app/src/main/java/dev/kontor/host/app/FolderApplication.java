package dev.kontor.host.app;

import dev.kontor.host.administration.Administration;
import dev.kontor.host.administration.Plan.Action;
import dev.kontor.host.administration.StepFailed;
import dev.kontor.host.administration.WrongState;
import dev.kontor.host.configuration.ConfigurationFolder;
import dev.kontor.host.configuration.ConfigurationReader;
import dev.kontor.host.configuration.InvalidConfiguration;
import dev.kontor.host.configuration.TenantConfiguration;
import jakarta.inject.Singleton;
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
      for (var file : contents.files()) {
        try {
          apply(reader.read(file.tenant(), defaults, file.source()));
        } catch (InvalidConfiguration wrong) {
          wrong.faults().forEach(fault -> log.error("{}", fault));
        }
      }
    } catch (InvalidConfiguration wrong) {
      wrong.faults().forEach(fault -> log.error("{}", fault));
    }
  }

  private void apply(TenantConfiguration wanted) {
    var plan = administration.plan(wanted);
    if (plan.action() == Action.SKIP) {
      log.atInfo().addKeyValue("tenant", wanted.tenant()).log("skipped: {}", plan.reason());
    } else if (plan.action() != Action.NONE) {
      log.atInfo().addKeyValue("tenant", wanted.tenant()).log("{}", plan.action().label());
      try {
        administration.apply(wanted);
      } catch (StepFailed | WrongState failed) {
        log.atError().addKeyValue("tenant", wanted.tenant()).log("{}", failed.getMessage());
      }
    }
  }
}
