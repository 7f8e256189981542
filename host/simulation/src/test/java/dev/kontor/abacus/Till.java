package dev.kontor.abacus;

/** A till outside of the application, which pays what it is told to. */
public interface Till {

  /** Pays back a loan; the same key again does nothing. */
  void payBack(String loan, String key);
}
