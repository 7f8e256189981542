package dev.kontor.host.database;

/**
 * The server refuses the tenant's login role its password. Whoever acts as that role may have
 * changed it: PostgreSQL lets every role do that to itself.
 */
public final class LoginRefused extends RuntimeException {

  /** With what the server said. */
  public LoginRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
