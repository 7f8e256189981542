package dev.kontor.host.postgres.provisioning;

import static dev.kontor.host.postgres.provisioning.Statements.identifier;

import dev.kontor.host.database.Placement;
import dev.kontor.host.database.TenantDatabase;
import dev.kontor.host.database.TenantDatabases;
import dev.kontor.host.postgres.migration.SchemaMigrator;
import dev.kontor.host.postgres.migration.SchemaSet;
import dev.kontor.tenant.TenantModule;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tenants' databases on PostgreSQL 15 and newer, by an administrator who need not be a superuser.
 *
 * <p>Every step is one transaction, or looks first whether it was done; {@link ProvisioningFailed}
 * when the server refuses. See {@code host/docs/adr/0004-templates-and-two-roles.md}.
 */
public final class PostgresTenantDatabases implements TenantDatabases, AutoCloseable {

  private static final String NO_SUCH_DATABASE = "3D000";

  private final Administrators administrators;
  private final Sessions sessions;
  private final DoorOpener door;
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
      String siteId, Administrators administrators, DoorOpener door, SecureRandom secrets) {
    this.administrators = administrators;
    this.sessions = new Sessions(administrators);
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
  }

  private void ensureClone(Connection server, Placement placement, List<TenantModule> modules)
      throws SQLException {
    var state = Databases.state(server, placement.database());
    if (state == Databases.State.INVALID) {
      Databases.drop(server, placement.database());
    }
    if (state != Databases.State.PRESENT) {
      copyTemplate(server, placement, moduleSchemas.of(modules));
    }
    Databases.open(server, placement.database());
  }

  /** Between the two, the template may be dropped as unused; then it is built anew. */
  private void copyTemplate(Connection server, Placement placement, SchemaSet schemas)
      throws SQLException {
    var template = templates.ensure(server, placement.server(), schemas);
    try {
      Databases.copy(server, placement.database(), template, placement.owner());
    } catch (SQLException failed) {
      if (!NO_SUCH_DATABASE.equals(failed.getSQLState())) {
        throw failed;
      }
      var again = templates.ensure(server, placement.server(), schemas);
      Databases.copy(server, placement.database(), again, placement.owner());
    }
  }

  /** Also makes everything in a fresh clone its owner's: in one transaction with the grants. */
  @Override
  public void ensureGrants(Placement placement) {
    inside(
        placement,
        "grant its login role",
        database -> Grants.apply(database, placement, templates.owner()));
  }

  @Override
  public String migrate(Placement placement, List<TenantModule> modules) {
    var schemas = moduleSchemas.of(modules);
    inside(
        placement,
        "migrate it",
        database -> {
          if (!migrator.isCurrent(database, schemas)) {
            Statements.execute(database, "SET ROLE " + identifier(placement.owner()));
            migrator.migrate(database, schemas, done -> Grants.apply(done, placement));
          }
        });
    return schemas.version();
  }

  @Override
  public String version(List<TenantModule> modules) {
    return moduleSchemas.of(modules).version();
  }

  @Override
  public TenantDatabase open(Placement placement, String password, int maximumConnections) {
    return door.open(placement, password, maximumConnections);
  }

  @Override
  public Map<Placement, Long> sizes(Collection<Placement> placements) {
    var sizes = new HashMap<Placement, Long>();
    placements.stream()
        .collect(Collectors.groupingBy(Placement::server))
        .forEach((server, there) -> sizes.putAll(sizes(server, there)));
    return sizes;
  }

  private Map<Placement, Long> sizes(String server, List<Placement> placements) {
    var databases =
        placements.stream()
            .collect(Collectors.toUnmodifiableMap(Placement::database, Function.identity()));
    try {
      return sessions
          .ask(server, session -> Databases.sizes(session, databases.keySet()))
          .entrySet()
          .stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  size -> Objects.requireNonNull(databases.get(size.getKey())),
                  Map.Entry::getValue));
    } catch (SQLException e) {
      throw new ProvisioningFailed(
          "server '%s': could not measure its databases: %s".formatted(server, reason(e)), e);
    }
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

  @Override
  public void dropUnusedTemplates(String server, Collection<List<TenantModule>> used) {
    var needed = used.stream().map(moduleSchemas::of).collect(Collectors.toSet());
    try {
      sessions.run(server, session -> templates.dropUnused(session, needed));
    } catch (SQLException e) {
      throw new ProvisioningFailed(
          "server '%s': could not drop unused templates: %s".formatted(server, reason(e)), e);
    }
  }

  /** Closes the session that is kept for each server. */
  @Override
  public void close() {
    try {
      sessions.close();
    } catch (SQLException e) {
      throw new ProvisioningFailed("could not close the servers' sessions: " + reason(e), e);
    }
  }

  private void onServer(Placement placement, String aim, Sessions.Work work) {
    try {
      sessions.run(placement.server(), work);
    } catch (SQLException e) {
      throw failed(placement, aim, e);
    }
  }

  private void inside(Placement placement, String aim, Sessions.Work work) {
    try (var database = administrators.connect(placement.server(), placement.database())) {
      work.in(database);
    } catch (SQLException e) {
      throw failed(placement, aim, e);
    }
  }

  private static ProvisioningFailed failed(Placement placement, String aim, SQLException failure) {
    return new ProvisioningFailed(
        "database '%s' on server '%s': could not %s: %s"
            .formatted(placement.database(), placement.server(), aim, reason(failure)),
        failure);
  }

  private static String reason(SQLException failure) {
    return String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
  }
}
