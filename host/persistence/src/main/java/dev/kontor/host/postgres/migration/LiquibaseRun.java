package dev.kontor.host.postgres.migration;

import dev.kontor.host.database.DatabaseNewerThanHost;
import dev.kontor.host.database.MigrationFailed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.RuntimeEnvironment;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeLogIterator;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.IgnoreChangeSetFilter;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.LiquibaseException;
import liquibase.executor.ExecutorService;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.ui.LoggerUIService;

/**
 * Runs changelogs with Liquibase. The only class that needs Liquibase's, which are slow to load.
 *
 * <p>Works below Liquibase's {@code update} command: that one takes the lock table, and its "fast
 * check" remembers for the JVM's life that a database of this URL was up to date, though it may
 * have been dropped and made anew since.
 */
final class LiquibaseRun {

  private static final Contexts CONTEXTS = new Contexts();
  private static final LabelExpression LABELS = new LabelExpression();

  /** Beginnings of SQL states: connection, rollback, resources, lock not free, intervention. */
  private static final List<String> TRANSIENT = List.of("08", "40", "53", "55P03", "57");

  private LiquibaseRun() {}

  /** One at a time: Liquibase's registries are the JVM's and know nothing of two databases. */
  static synchronized void bringUpToDate(Connection connection, SchemaSet schemas)
      throws SQLException {
    for (var schema : schemas.all().toList()) {
      inScope(connection, schemas, schema, LiquibaseRun::refuseIfNewer);
    }
    for (var schema : schemas.all().toList()) {
      inScope(connection, schemas, schema, LiquibaseRun::update);
    }
    connection.setAutoCommit(true);
    SchemaMigrator.execute(connection, "RESET search_path");
  }

  private interface Step {
    void accept(Database database, DatabaseChangeLog changelog) throws LiquibaseException;
  }

  private static void inScope(Connection connection, SchemaSet schemas, Schema schema, Step step)
      throws SQLException {
    var database = new PostgresDatabase();
    try {
      Scope.child(
          Map.of(
              "liquibase.analytics.enabled",
              false,
              Scope.Attr.ui.name(),
              new LoggerUIService(),
              Scope.Attr.resourceAccessor.name(),
              new ChangelogResources(schema.changelog())),
          () -> {
            prepare(database, connection, schemas, schema);
            step.accept(database, parse(database, schema.changelog()));
          });
    } catch (DatabaseNewerThanHost e) {
      throw e;
    } catch (Exception e) {
      throw failed(connection, schema, e);
    } finally {
      forget(database);
    }
  }

  private static void prepare(
      PostgresDatabase database, Connection connection, SchemaSet schemas, Schema schema)
      throws LiquibaseException, SQLException {
    SchemaMigrator.execute(connection, "SET search_path TO " + schema.name());
    database.setConnection(new ChangeSetTransactions(connection));
    database.setDefaultSchemaName(schema.name());
    database.setLiquibaseSchemaName(schemas.home().name());
    database.setDatabaseChangeLogTableName("changelog_" + schema.name());
  }

  private static DatabaseChangeLog parse(Database database, Changelog changelog)
      throws LiquibaseException {
    var parameters = new ChangeLogParameters(database);
    parameters.setContexts(CONTEXTS);
    parameters.setLabels(LABELS);
    var resources = new ChangelogResources(changelog);
    return ChangeLogParserFactory.getInstance()
        .getParser(changelog.path(), resources)
        .parse(changelog.path(), parameters, resources);
  }

  private static void refuseIfNewer(Database database, DatabaseChangeLog changelog)
      throws LiquibaseException {
    for (var ran : histories().getChangeLogService(database).getRanChangeSets()) {
      if (changelog.getChangeSets().stream().noneMatch(ran::isSameAs)) {
        throw new DatabaseNewerThanHost(
            "database '%s' has change set '%s', which this host's '%s' doesn't; run the newer host, or one newer still"
                .formatted(
                    database.getConnection().getCatalog(), ran, changelog.getPhysicalFilePath()));
      }
    }
  }

  private static void update(Database database, DatabaseChangeLog changelog)
      throws LiquibaseException {
    var transactions = (ChangeSetTransactions) database.getConnection();
    histories().getChangeLogService(database).init();
    transactions.end();
    changelog.validate(database, CONTEXTS, LABELS);
    var shouldRun = new ShouldRunChangeSetFilter(database);
    new ChangeLogIterator(
            changelog, shouldRun, new DbmsChangeSetFilter(database), new IgnoreChangeSetFilter())
        .run(
            transactions.visitor(database, shouldRun),
            new RuntimeEnvironment(database, CONTEXTS, LABELS));
  }

  private static ChangeLogHistoryServiceFactory histories() {
    return Scope.getCurrentScope().getSingleton(ChangeLogHistoryServiceFactory.class);
  }

  /** Liquibase keeps what it has read of a database, and with it the connection. */
  private static void forget(Database database) {
    histories().resetAll();
    Scope.getCurrentScope().getSingleton(ExecutorService.class).clearExecutor("jdbc", database);
  }

  /**
   * A lost connection, a conflict, a server that is out of something or stops: says nothing about
   * the change set, and is worth another try.
   */
  private static MigrationFailed failed(Connection connection, Schema schema, Exception failure)
      throws SQLException {
    var reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    var state = sqlState(failure);
    if (connection.isClosed() || TRANSIENT.stream().anyMatch(state::startsWith)) {
      throw new SQLException(
          "migrating '%s' was cut short: %s".formatted(schema.name(), reason), state, failure);
    }
    return new MigrationFailed(
        "database '%s', schema '%s': %s"
            .formatted(
                connection.getCatalog(), schema.name(), reason.strip().replaceAll("\\s+", " ")),
        failure);
  }

  /** Of the innermost failure that has one; none: empty. */
  private static String sqlState(Throwable failure) {
    var state = "";
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        state = sql.getSQLState();
      }
    }
    return state;
  }
}
