package dev.kontor.host.postgres.unit.office;

import dev.kontor.tenant.projection.Projection;
import dev.kontor.tenant.projection.Projection.Mode;
import dev.kontor.tenant.projection.Projects;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;

/** How often something was said in each stream, and what; follows. */
@Singleton
@Projection(
    value = "tally",
    mode = Mode.FOLLOWING,
    tables = {"tally", "word"})
public final class Tally {

  private final TransactionOperations<Connection> transactions;

  /** What this throws, entering throws. */
  public volatile Runnable before = () -> {};

  Tally(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Projects
  void enter(Said event) {
    before.run();
    Statements.update(
        transactions,
        """
        INSERT INTO tally (stream, said) VALUES (?, 1)
        ON CONFLICT (stream) DO UPDATE SET said = tally.said + 1\
        """,
        event.stream());
    Statements.update(
        transactions,
        "INSERT INTO word (stream, word) VALUES (?, ?)",
        event.stream(),
        event.what());
  }
}
