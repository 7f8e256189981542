package dev.kontor.host.letter;

import dev.kontor.tenant.federation.Activity;

/**
 * What the tenant makes of its own letters that come back. Thread-safe; asked inside of the unit
 * that gives a letter up, or sends it again.
 */
public interface ReturnedLetters {

  /** This was given up: its receiver refuses it, or could not be reached for too long. */
  void givenUp(Activity activity);

  /**
   * This is to be sent again; says what is so by now in its place, if anything is, when it was true
   * only then.
   *
   * @return whether that is all; otherwise it is sent as it was
   */
  boolean isSaidAnew(Activity activity);
}
