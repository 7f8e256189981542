package dev.kontor.host.tenancy;

import dev.kontor.host.context.ContextFactory;
import dev.kontor.host.context.RunningContext;
import dev.kontor.host.database.LoginRefused;
import dev.kontor.host.database.TenantDatabase;
import dev.kontor.host.database.TenantDatabases;
import dev.kontor.host.flow.MessageFlow;
import dev.kontor.host.secret.Vault;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.TenantModule;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the context of a tenant on its database, migrating that first when it is behind.
 * Thread-safe.
 */
public final class ContextStarter {

  private static final Logger log = LoggerFactory.getLogger(ContextStarter.class);

  private final Collection<TenantModule> modules;
  private final TenantDatabases databases;
  private final Vault vault;
  private final ContextFactory contexts;

  /** For an application of these modules. */
  public ContextStarter(
      Collection<TenantModule> modules,
      TenantDatabases databases,
      Vault vault,
      ContextFactory contexts) {
    this.modules = List.copyOf(modules);
    this.databases = databases;
    this.vault = vault;
    this.contexts = contexts;
  }

  /** Brings the tenant's database up to its modules, and says at which version it is then. */
  public String migrate(TenantRecord tenant) {
    return databases.migrate(tenant.placement(), modulesOf(tenant));
  }

  /** The version that the tenant's modules want its database at. */
  public String version(TenantRecord tenant) {
    return databases.version(modulesOf(tenant));
  }

  /**
   * Starts the context, on a database that was brought up to its modules; if that fails, nothing of
   * it stays open.
   */
  public RunningContext start(TenantRecord tenant) {
    var database = open(tenant);
    if (isBehind(tenant, database)) {
      // Sessions have the settings that a database had when they began, and migrating changes them.
      database.close();
      migrate(tenant);
      database = open(tenant);
    }
    return contexts.start(tenant.configuration(), database, tenant.clockOffset());
  }

  private TenantDatabase open(TenantRecord tenant) {
    return databases.open(
        tenant.placement(), password(tenant), tenant.configuration().database().pool().maximum());
  }

  /**
   * Asks through the tenant's own door: an administrator's connection for each of many that wake at
   * once would be beyond the server's budget.
   */
  private boolean isBehind(TenantRecord tenant, TenantDatabase database) {
    try {
      return !version(tenant).equals(schemaVersion(tenant, database));
    } catch (RuntimeException failed) {
      database.close();
      throw failed;
    }
  }

  /** A password that was changed behind the host's back keeps nobody out: it is set anew. */
  private @Nullable String schemaVersion(TenantRecord tenant, TenantDatabase database) {
    try {
      return database.schemaVersion();
    } catch (LoginRefused refused) {
      log.atWarn()
          .addKeyValue("tenant", tenant.id())
          .log("its login's password is set anew: {}", refused.getMessage());
      databases.ensureRoles(tenant.placement(), password(tenant));
      return database.schemaVersion();
    }
  }

  /** The modules that a tenant runs, in the order of its configuration. */
  public List<TenantModule> modulesOf(TenantRecord tenant) {
    return tenant.configuration().modules().stream().map(this::module).toList();
  }

  /** Whether the tenant has work to do by itself, at times that its modules say. */
  boolean hasCrons(TenantRecord tenant) {
    return contexts.hasCrons(tenant.configuration());
  }

  /** What leads to what in a tenant's context; needs none that runs. */
  public MessageFlow flow(TenantRecord tenant) {
    return contexts.flow(tenant.configuration().modules());
  }

  /** Forgets a tenant that is purged. */
  void forget(TenantId tenant) {
    contexts.forget(tenant);
  }

  /** The password of the tenant's login role. */
  public String password(TenantRecord tenant) {
    return vault.open(
        sealContext(tenant.id()), Base64.getDecoder().decode(tenant.sealedPassword()));
  }

  /** What a tenant's password is bound to, so that no other tenant's can be put in its place. */
  public static String sealContext(TenantId tenant) {
    return "tenant:%s:database".formatted(tenant);
  }

  private TenantModule module(String name) {
    return modules.stream()
        .filter(module -> module.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "module '%s' is not on this host's class path; it has %s"
                    .formatted(name, modules.stream().map(TenantModule::name).toList())));
  }
}
