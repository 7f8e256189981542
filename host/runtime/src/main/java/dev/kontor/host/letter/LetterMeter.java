package dev.kontor.host.letter;

/** Is told how letters fare on one way, of all tenants. Thread-safe. */
public interface LetterMeter {

  /** So many were taken by their receiver. */
  void taken(int letters);

  /** One was not taken, and never will be. */
  void refused();

  /** Some could not be brought, and are brought again later. */
  void failed();
}
