package dev.kontor.host.postgres.unit.office;

import dev.kontor.tenant.message.Metadata;
import dev.kontor.tenant.projection.Projection;
import dev.kontor.tenant.projection.Projection.Mode;
import dev.kontor.tenant.projection.Projects;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;

/** What was said last in each stream, by whom, and how often; inline. */
@Singleton
@Projection(value = "last-word", mode = Mode.INLINE, tables = "last_word")
public final class LastWord {

  private final TransactionOperations<Connection> transactions;

  /** What this throws, entering throws. */
  public volatile Runnable before = () -> {};

  LastWord(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Projects
  void enter(Said event, Metadata metadata) {
    before.run();
    Statements.update(
        transactions,
        """
        INSERT INTO last_word (stream, word, principal, said) VALUES (?, ?, ?, 1)
        ON CONFLICT (stream) DO UPDATE SET
          word = excluded.word, principal = excluded.principal, said = last_word.said + 1\
        """,
        event.stream(),
        event.what(),
        metadata.principal());
  }
}
