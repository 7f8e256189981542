package dev.kontor.host.postgres.migration;

import java.sql.Connection;
import java.util.Set;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.changelog.visitor.UpdateVisitor;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;

/**
 * Commits a change set together with the row that says that it ran.
 *
 * <p>Liquibase commits one after the other: a host killed between the two would run the change set
 * again, and fail, at every further start.
 */
final class ChangeSetTransactions extends JdbcConnection {

  ChangeSetTransactions(Connection connection) {
    super(connection);
  }

  /** Nothing yet: what Liquibase wants committed waits for the end of its change set. */
  @Override
  public void commit() {}

  void end() throws DatabaseException {
    super.commit();
  }

  /** Runs change sets and ends each one's transaction. */
  UpdateVisitor visitor(Database database, ShouldRunChangeSetFilter shouldRun) {
    return new UpdateVisitor(database, null, shouldRun) {
      @Override
      public void visit(
          ChangeSet changeSet,
          DatabaseChangeLog changelog,
          Database target,
          Set<ChangeSetFilterResult> results)
          throws LiquibaseException {
        super.visit(changeSet, changelog, target, results);
        end();
      }
    };
  }
}
