package dev.kontor.bench.desk;

import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/** Does what the module's commands ask. */
@Singleton
public class Desks {

  private final TenantContext context;
  private final Database database;
  private int asked;

  Desks(TenantContext context, Database database) {
    this.context = context;
    this.database = database;
  }

  @Handler
  void enter(Enter command) {
    context.raise(new Entered(command.desk(), command.number()));
  }

  @Handler
  void keep(Keep command) {
    context.raise(new Kept(command.desk(), command.number()));
  }

  @Handler
  void doze(Doze command) throws SQLException {
    database.sleep(command.millis());
    context.raise(new Dozed(command.desk(), command.millis()));
  }

  /** Also called directly, to compare. */
  @Handler
  public int nothing(Nothing command) {
    return ++asked;
  }

  @Handler
  void repeatedly(Repeatedly command) {
    command.body().run();
  }
}
