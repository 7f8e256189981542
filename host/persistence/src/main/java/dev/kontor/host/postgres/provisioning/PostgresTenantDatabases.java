package dev.kontor.host.postgres.provisioning;

import static dev.kontor.host.postgres.provisioning.Sql.identifier;

import dev.kontor.host.database.Placement;
import dev.kontor.host.database.TenantDatabase;
import dev.kontor.host.database.TenantDatabases;
import dev.kontor.host.postgres.migration.SchemaMigrator;
import dev.kontor.tenant.TenantModule;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tenants' databases on PostgreSQL 15 and newer, by an administrator who need not be a superuser.
 *
 * <p>Every step is one transaction, or looks first whether it was done; {@link ProvisioningFailed}
 * when the server refuses. See {@code host/docs/adr/0004-templates-and-two-roles.md}.
 */
public final class PostgresTenantDatabases implements TenantDatabases {

  private final Administrators administrators;
  private final Door door;
  private final SchemaMigrator migrator = new SchemaMigrator();
  private final ModuleSchemas moduleSchemas = new ModuleSchemas();
  private final Roles roles;
  private final Templates templates;

  /**
   * For a site.
   *
   * @param siteId the site's short id, which the names of roles and databases carry
   * @param door how a database is opened
   * @param secrets for the salt of passwords
   */
  public PostgresTenantDatabases(
      String siteId, Administrators administrators, Door door, SecureRandom secrets) {
    this.administrators = administrators;
    this.door = door;
    this.roles = new Roles(secrets);
    this.templates = new Templates(siteId, administrators, migrator, roles);
  }

  @Override
  public void ensureRoles(Placement placement, String password) {
    onServer(
        placement,
        "make its roles",
        server -> roles.ensure(server, placement.owner(), placement.login(), password));
  }

  @Override
  public void ensureDatabase(Placement placement, List<TenantModule> modules) {
    onServer(placement, "make it", server -> ensureClone(server, placement, modules));
    inside(
        placement,
        "give it to its owner",
        database ->
            Sql.execute(
                database,
                "REASSIGN OWNED BY %s TO %s"
                    .formatted(identifier(templates.owner()), identifier(placement.owner()))));
  }

  private void ensureClone(Connection server, Placement placement, List<TenantModule> modules)
      throws SQLException {
    var state = Databases.state(server, placement.database());
    if (state == Databases.State.INVALID) {
      Databases.drop(server, placement.database());
    }
    if (state != Databases.State.PRESENT) {
      var template = templates.ensure(server, placement.server(), moduleSchemas.of(modules));
      Databases.copy(server, placement.database(), template, placement.owner());
    }
    Databases.open(server, placement.database());
  }

  @Override
  public void ensureGrants(Placement placement) {
    inside(placement, "grant its login role", database -> Grants.apply(database, placement));
  }

  @Override
  public String migrate(Placement placement, List<TenantModule> modules) {
    var schemas = moduleSchemas.of(modules);
    inside(
        placement,
        "migrate it",
        database -> {
          if (!migrator.isCurrent(database, schemas)) {
            Sql.execute(database, "SET ROLE " + identifier(placement.owner()));
            migrator.migrate(database, schemas, done -> Grants.apply(done, placement));
          }
        });
    return schemas.version();
  }

  @Override
  public TenantDatabase open(Placement placement, String password, int maximumConnections) {
    return door.open(placement, password, maximumConnections);
  }

  @Override
  public long size(Placement placement) {
    var size = new long[1];
    onServer(
        placement, "measure it", server -> size[0] = Databases.size(server, placement.database()));
    return size[0];
  }

  @Override
  public void drop(Placement placement) {
    onServer(
        placement,
        "drop it",
        server -> {
          Databases.drop(server, placement.database());
          roles.drop(server, placement.login(), placement.owner());
        });
  }

  /**
   * Drops this site's templates on a server that belong to none of these sets of modules, as after
   * an upgrade. Not while a tenant is being onboarded with another set.
   */
  public void dropUnusedTemplates(String server, Collection<List<TenantModule>> used) {
    var needed = used.stream().map(moduleSchemas::of).collect(Collectors.toSet());
    try (var connection = administrators.connect(server)) {
      templates.dropUnused(connection, needed);
    } catch (SQLException e) {
      throw new ProvisioningFailed(
          "server '%s': could not drop unused templates: %s".formatted(server, reason(e)), e);
    }
  }

  private interface Work {
    void accept(Connection connection) throws SQLException;
  }

  private interface Opening {
    Connection connect() throws SQLException;
  }

  private void onServer(Placement placement, String aim, Work work) {
    on(() -> administrators.connect(placement.server()), placement, aim, work);
  }

  private void inside(Placement placement, String aim, Work work) {
    on(
        () -> administrators.connect(placement.server(), placement.database()),
        placement,
        aim,
        work);
  }

  private static void on(Opening opening, Placement placement, String aim, Work work) {
    try (var connection = opening.connect()) {
      work.accept(connection);
    } catch (SQLException e) {
      throw new ProvisioningFailed(
          "database '%s' on server '%s': could not %s: %s"
              .formatted(placement.database(), placement.server(), aim, reason(e)),
          e);
    }
  }

  private static String reason(SQLException failure) {
    return String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
  }
}
