package dev.kontor.host.mail;

import dev.kontor.host.configuration.TenantConfiguration.Smtp;
import dev.kontor.tenant.TenantId;

/** How mail servers are reached. Thread-safe. */
public interface MailServers {

  /** The way to a tenant's mail server. Nothing is connected yet. */
  MailTransport open(TenantId tenant, Smtp server);
}
