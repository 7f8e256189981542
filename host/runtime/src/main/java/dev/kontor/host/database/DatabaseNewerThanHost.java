package dev.kontor.host.database;

/** The database has been migrated by a newer host; an older one would harm it. */
public final class DatabaseNewerThanHost extends RuntimeException {

  /** Names the database and the first change set that this host doesn't know. */
  public DatabaseNewerThanHost(String message) {
    super(message);
  }
}
