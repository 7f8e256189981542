package dev.kontor.host.app;

import dev.kontor.host.database.TenantDatabases;
import dev.kontor.host.tenancy.ContextStarter;
import dev.kontor.host.tenancy.TenantStatus;
import dev.kontor.host.tenancy.Tenants;
import dev.kontor.host.world.World;
import dev.kontor.tenant.TenantModule;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops the databases from which no tenant would be cloned any more: those of changelogs before an
 * upgrade, and of sets of modules that the last tenant has left.
 */
@Singleton
final class UnusedTemplates {

  private static final Logger log = LoggerFactory.getLogger(UnusedTemplates.class);

  private final Databases servers;
  private final TenantDatabases databases;
  private final Tenants tenants;
  private final ContextStarter starter;
  private final World world;

  UnusedTemplates(
      Databases servers,
      TenantDatabases databases,
      Tenants tenants,
      ContextStarter starter,
      World world) {
    this.servers = servers;
    this.databases = databases;
    this.tenants = tenants;
    this.starter = starter;
    this.world = world;
  }

  /** In the background; a failure is logged, and the next start tries again. */
  void dropLater() {
    world.scheduler().run("drop unused templates", () -> servers.names().forEach(this::drop));
  }

  private void drop(String server) {
    try {
      databases.dropUnusedTemplates(server, used(server));
    } catch (RuntimeException failed) {
      log.warn("{}; the host's next start tries again", failed.getMessage());
    }
  }

  private List<List<TenantModule>> used(String server) {
    return tenants.all().stream()
        .map(TenantStatus::known)
        .filter(tenant -> tenant.placement().server().equals(server))
        .map(starter::modulesOf)
        .toList();
  }
}
