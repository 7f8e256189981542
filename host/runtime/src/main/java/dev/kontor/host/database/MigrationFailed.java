package dev.kontor.host.database;

/** A change set failed on a tenant's database. The reason names change set and cause. */
public final class MigrationFailed extends RuntimeException {

  /** Names database, change set and cause in one line. */
  public MigrationFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
