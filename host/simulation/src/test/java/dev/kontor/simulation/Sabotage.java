package dev.kontor.simulation;

import dev.kontor.host.postgres.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** Makes a host's databases do what a mistaken host would. They stay so. */
final class Sabotage {

  private Sabotage() {}

  /**
   * A follow-up is marked as done with the unit that it follows: the process that has committed
   * that runs it, and whoever takes the tenant over finds none to run.
   */
  static void doneBeforeRun(Connection tenant) {
    trigger(tenant, "BEFORE UPDATE", "epoch", "DELETE FROM kontor.follow_up;");
  }

  /** A letter that comes again is taken again. */
  static void forgetfulInbox(Connection tenant) {
    trigger(tenant, "BEFORE UPDATE", "inbox", "NEW.last := 0; NEW.letter := NULL;");
  }

  /** Whoever takes the tenant over gets the number that its former owner writes under. */
  static void sameEpoch(Connection tenant) {
    trigger(tenant, "BEFORE UPDATE", "epoch", "NEW.number := OLD.number;");
  }

  private static void trigger(Connection tenant, String when, String table, String body) {
    try {
      Sql.update(
          tenant,
          """
          CREATE OR REPLACE FUNCTION kontor.sabotage() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN %s RETURN NEW; END $$\
          """
              .formatted(body));
      Sql.update(
          tenant,
          "CREATE OR REPLACE TRIGGER sabotage %s ON kontor.%s FOR EACH ROW EXECUTE FUNCTION kontor.sabotage()"
              .formatted(when, table));
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
