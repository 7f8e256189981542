package dev.kontor.bench.desk;

import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.Order;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/** What follows from the module's events. */
@Singleton
public final class Copies {

  private final AtomicReference<LongConsumer> told = new AtomicReference<>(_ -> {});
  private final Database database;

  Copies(Database database) {
    this.database = database;
  }

  /** Who is told the numbers of the entries when their follow-ups begin. */
  public void tell(LongConsumer listener) {
    told.set(listener);
  }

  @AfterCommit("desk-copy")
  void copy(Entered event) {
    told.get().accept(event.number());
  }

  @AfterCommit(value = "desk-shelf", attempts = 1)
  void shelve(Kept event) {
    if (event.number() == 0) {
      throw new IllegalStateException("%s is kept from going on".formatted(event.desk()));
    }
  }

  @AfterCommit(value = "desk-doze", order = Order.NONE)
  void doze(Dozed event) throws SQLException {
    database.sleep(event.millis());
  }
}
