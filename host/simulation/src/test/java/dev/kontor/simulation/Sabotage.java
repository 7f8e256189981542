package dev.kontor.simulation;

import dev.kontor.host.postgres.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** Makes a host's databases do what a mistaken host would. They stay so. */
final class Sabotage {

  private Sabotage() {}

  /** A follow-up is deleted with the unit that it follows, as if it had run by then. */
  static void doneBeforeRun(Connection tenant) {
    trigger(
        tenant,
        "AFTER INSERT",
        "follow_up",
        "DELETE FROM kontor.follow_up WHERE number = NEW.number;");
  }

  /** A letter that comes again is taken again. */
  static void forgetfulInbox(Connection tenant) {
    trigger(tenant, "BEFORE UPDATE", "inbox", "NEW.last := 0; NEW.letter := NULL;");
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
