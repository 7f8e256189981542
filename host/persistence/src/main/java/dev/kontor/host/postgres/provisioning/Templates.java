package dev.kontor.host.postgres.provisioning;

import static dev.kontor.host.postgres.provisioning.Statements.identifier;
import static dev.kontor.host.postgres.provisioning.Statements.literal;

import dev.kontor.host.postgres.migration.SchemaMigrator;
import dev.kontor.host.postgres.migration.SchemaSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A site's template databases: one for each set of schemas, migrated once, never altered, taking no
 * connections.
 *
 * <p>A template is built under another name and renamed when it is done, so the name says whether
 * it is whole. What a killed host left half-built is dropped by the next who builds it. What lies
 * in it belongs to a role of its own, which owns no database: so that in a clone "all that this
 * role owns" can be given to the tenant's owner, and that is never a database.
 */
final class Templates {

  private static final String UNFINISHED = "_building";

  private final String prefix;
  private final String owner;
  private final Administrators administrators;
  private final SchemaMigrator migrator;
  private final Roles roles;

  Templates(String siteId, Administrators administrators, SchemaMigrator migrator, Roles roles) {
    this.owner = "kontor_%s_template".formatted(siteId);
    this.prefix = owner + "_";
    this.administrators = administrators;
    this.migrator = migrator;
    this.roles = roles;
  }

  /** The role that owns what lies in templates. */
  String owner() {
    return owner;
  }

  /** The template's name; it is built if there is none, by one of those who ask at a time. */
  String ensure(Connection connection, String server, SchemaSet schemas) throws SQLException {
    var name = name(schemas);
    if (Databases.state(connection, name) == Databases.State.ABSENT) {
      lock(connection, name);
      if (Databases.state(connection, name) == Databases.State.ABSENT) {
        build(connection, server, name, schemas);
      }
      unlock(connection, name);
    }
    return name;
  }

  /** Drops every template of this site that none of these needs, finished or not. */
  void dropUnused(Connection connection, Set<SchemaSet> used) throws SQLException {
    var needed = used.stream().map(this::name).collect(Collectors.toSet());
    var found =
        Statements.names(
            connection,
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
                .formatted(literal(prefix)));
    for (var database : found) {
      var name = database.replace(UNFINISHED, "");
      if (!needed.contains(name) || !name.equals(database)) {
        lock(connection, name);
        Databases.drop(connection, database);
        unlock(connection, name);
      }
    }
  }

  private String name(SchemaSet schemas) {
    return prefix + schemas.version();
  }

  private void build(Connection connection, String server, String name, SchemaSet schemas)
      throws SQLException {
    var unfinished = name + UNFINISHED;
    roles.ensure(connection, owner);
    Databases.drop(connection, unfinished);
    Databases.make(connection, unfinished);
    Databases.open(connection, unfinished);
    try (var inside = administrators.connect(server, unfinished)) {
      Statements.execute(
          inside,
          "GRANT CREATE ON DATABASE %s TO %s; SET ROLE %s"
              .formatted(identifier(unfinished), identifier(owner), identifier(owner)));
      migrator.migrate(inside, schemas, nothing -> {});
    }
    Databases.close(connection, unfinished);
    Statements.execute(
        connection,
        "ALTER DATABASE %s RENAME TO %s".formatted(identifier(unfinished), identifier(name)));
  }

  /** Given back at the latest when the connection closes. */
  private static void lock(Connection connection, String name) throws SQLException {
    Statements.execute(
        connection, "SELECT pg_advisory_lock(hashtextextended(%s, 0))".formatted(literal(name)));
  }

  private static void unlock(Connection connection, String name) throws SQLException {
    Statements.execute(
        connection, "SELECT pg_advisory_unlock(hashtextextended(%s, 0))".formatted(literal(name)));
  }
}
