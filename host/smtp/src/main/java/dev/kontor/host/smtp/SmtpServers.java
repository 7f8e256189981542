package dev.kontor.host.smtp;

import dev.kontor.host.configuration.TenantConfiguration.Smtp;
import dev.kontor.host.mail.MailServers;
import dev.kontor.host.mail.MailTransport;
import dev.kontor.host.secret.Secrets;
import dev.kontor.host.world.World;
import dev.kontor.tenant.TenantId;

/** Mail servers that are reached by SMTP. */
public final class SmtpServers implements MailServers {

  private final Secrets secrets;
  private final World world;

  /** That take tenants' passwords from these secrets, anew for each mail. */
  public SmtpServers(Secrets secrets, World world) {
    this.secrets = secrets;
    this.world = world;
  }

  @Override
  public MailTransport open(TenantId tenant, Smtp server) {
    return new SmtpTransport(tenant, server, secrets, world);
  }
}
