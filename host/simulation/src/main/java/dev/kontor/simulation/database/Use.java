package dev.kontor.simulation.database;

import java.util.Properties;

/**
 * What a host uses a connection for.
 *
 * @param database its name
 * @param mayBreak whether it may be lost; that of the control database is used by one thread at a
 *     time, under a lock
 * @param isUnits whether units of work run there
 * @param tenant whose units; empty: nobody's
 */
record Use(String database, boolean mayBreak, boolean isUnits, String tenant) {

  /** What a connection to the database of this URL, by this login, is for. */
  static Use of(String url, Properties login) {
    var database = database(url);
    boolean isUnits = login.getProperty("user", "").endsWith("_login");
    return new Use(
        database,
        !database.endsWith("_control"),
        isUnits,
        isUnits ? database.substring(database.lastIndexOf('_') + 1) : "");
  }

  /** The name of the database of a URL. */
  static String database(String url) {
    var path = url.substring(url.lastIndexOf('/') + 1);
    return path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
  }
}
