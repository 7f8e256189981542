package dev.kontor.host.http.admin;

import dev.kontor.host.configuration.ConfigurationFolder;
import dev.kontor.host.configuration.ConfigurationReader;
import dev.kontor.host.configuration.ConfigurationSource;
import dev.kontor.host.configuration.TenantConfiguration;
import dev.kontor.tenant.TenantId;
import jakarta.inject.Singleton;

/** Reads configurations that are sent, over the defaults of the host's own folder. Thread-safe. */
@Singleton
final class Configurations {

  private final ConfigurationReader reader;
  private final ConfigurationFolder folder;

  Configurations(ConfigurationReader reader, ConfigurationFolder folder) {
    this.reader = reader;
    this.folder = folder;
  }

  TenantConfiguration read(TenantId tenant, ConfigurationSource source) {
    return reader.read(tenant, folder.defaults(), source);
  }

  TenantConfiguration read(
      TenantId tenant, ConfigurationSource defaults, ConfigurationSource source) {
    return reader.read(tenant, defaults, source);
  }
}
