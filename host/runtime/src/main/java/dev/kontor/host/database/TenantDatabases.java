package dev.kontor.host.database;

import dev.kontor.tenant.TenantModule;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Makes, migrates, opens and drops tenants' databases.
 *
 * <p>Each {@code ensure…} looks before it acts, so it may be repeated after a crash at any point
 * and converges. Thread-safe; calls for different tenants may run side by side.
 *
 * @see <a href="https://www.postgresql.org/docs/18/manage-ag-templatedbs.html">PostgreSQL: template
 *     databases</a>
 */
public interface TenantDatabases {

  /**
   * The owner without login and the login role with this password; an existing one gets it anew.
   */
  void ensureRoles(Placement placement, String password);

  /** The database, cloned from the migrated template of these modules and given to the owner. */
  void ensureDatabase(Placement placement, List<TenantModule> modules);

  /** Nobody but the tenant's login role connects, and that one gets DML only. */
  void ensureGrants(Placement placement);

  /**
   * Brings the schema up to these modules' changelogs; one query when it is there already.
   *
   * @return the schema's version: a short hash of all changelogs that were run
   * @throws DatabaseNewerThanHost when the database has change sets that this host doesn't know
   * @throws MigrationFailed when a change set fails; what ran before it stays
   */
  String migrate(Placement placement, List<TenantModule> modules);

  /** The version that {@link #migrate} brings a database to. */
  String version(List<TenantModule> modules);

  /** Opens the tenant's door to its database, as its login role. No connection is made yet. */
  TenantDatabase open(Placement placement, String password, int maximumConnections);

  /**
   * Bytes on disk of the databases there are, in one query a server; without those there aren't.
   */
  Map<Placement, Long> sizes(Collection<Placement> placements);

  /**
   * Drops what was made on a server to clone databases from and belongs to none of these sets of
   * modules, as after an upgrade. An onboarding under way makes what it needs anew.
   */
  void dropUnusedTemplates(String server, Collection<List<TenantModule>> used);

  /** Drops database and roles, ending connections that are left; what isn't there is fine. */
  void drop(Placement placement);
}
