package dev.kontor.host.postgres.provisioning;

import dev.kontor.host.database.Placement;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.TenantModule;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A site of its own on the server under test; closing it leaves nothing of it there. */
final class TestSite implements AutoCloseable {

  static final String PASSWORD = "a 'quoted' päßword";

  final String id;
  final ServerUnderTest server;
  final PostgresTenantDatabases databases;

  TestSite() {
    var random = new byte[3];
    new SecureRandom().nextBytes(random);
    this.id = "t" + HexFormat.of().formatHex(random);
    this.server = ServerUnderTest.get();
    this.databases = databasesBy(server);
  }

  /** This site's databases, by an administrator who may be stopped or counted. */
  PostgresTenantDatabases databasesBy(Administrators administrators) {
    return new PostgresTenantDatabases(
        id,
        administrators,
        (placement, password, connections) -> {
          throw new UnsupportedOperationException("these tests open no pool");
        },
        new SecureRandom());
  }

  Placement placement(String tenant) {
    return Placement.of(id, new TenantId(tenant), "main");
  }

  Placement onboard(String tenant, TenantModule... modules) {
    var placement = placement(tenant);
    onboard(databases, placement, modules);
    return placement;
  }

  static void onboard(
      PostgresTenantDatabases databases, Placement placement, TenantModule... modules) {
    databases.ensureRoles(placement, PASSWORD);
    databases.ensureDatabase(placement, List.of(modules));
    databases.ensureGrants(placement);
    databases.migrate(placement, List.of(modules));
  }

  Connection login(Placement placement) throws SQLException {
    return login(placement, placement.database());
  }

  Connection login(Placement placement, String database) throws SQLException {
    return server.connect(database, placement.login(), PASSWORD);
  }

  List<String> asAdministrator(String query) throws SQLException {
    try (var connection = server.connect("main")) {
      return Statements.names(connection, query);
    }
  }

  List<String> asAdministrator(Placement placement, String query) throws SQLException {
    try (var connection = server.connect("main", placement.database())) {
      return Statements.names(connection, query);
    }
  }

  List<String> databaseNames() throws SQLException {
    return asAdministrator(
        "SELECT datname FROM pg_database WHERE datname LIKE 'kontor\\_%s\\_%%' ORDER BY datname"
            .formatted(id));
  }

  List<String> roleNames() throws SQLException {
    return asAdministrator(
        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'kontor\\_%s\\_%%' ORDER BY rolname"
            .formatted(id));
  }

  /** All that provisioning makes for a tenant, roles and rights included, as comparable lines. */
  List<String> picture(Placement placement) throws SQLException {
    var lines = new ArrayList<String>();
    lines.addAll(
        asAdministrator(
            """
            SELECT concat_ws(' ', 'database', datname, pg_get_userbyid(datdba), datallowconn, datacl)
            FROM pg_database WHERE datname LIKE 'kontor\\_%s\\_%%' ORDER BY datname\
            """
                .formatted(id)));
    lines.addAll(
        asAdministrator(
            """
            SELECT concat_ws(' ', 'role', r.rolname, r.rolcanlogin, r.rolcreatedb, r.rolcreaterole,
              r.rolsuper, (SELECT string_agg(pg_get_userbyid(m.member), ',' ORDER BY m.member, m.grantor)
                           FROM pg_auth_members m WHERE m.roleid = r.oid))
            FROM pg_roles r WHERE rolname LIKE 'kontor\\_%s\\_%%' ORDER BY rolname\
            """
                .formatted(id)));
    lines.addAll(
        asAdministrator(
            placement,
            """
            SELECT concat_ws(' ', 'schema', nspname, pg_get_userbyid(nspowner), nspacl)
            FROM pg_namespace WHERE nspname !~ '^pg_' ORDER BY nspname\
            """));
    lines.addAll(
        asAdministrator(
            placement,
            """
            SELECT concat_ws(' ', 'relation', oid::regclass, relkind, pg_get_userbyid(relowner), relacl)
            FROM pg_class WHERE relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
            ORDER BY 1\
            """));
    lines.addAll(asAdministrator(placement, "SELECT version FROM kontor.schema_version"));
    return lines;
  }

  @Override
  public void close() throws SQLException {
    databases.close();
    try (var connection = server.connect("main")) {
      for (var database : databaseNames()) {
        Databases.drop(connection, database);
      }
      for (var role : roleNames()) {
        Statements.execute(connection, "DROP ROLE " + Statements.identifier(role));
      }
    }
  }
}
