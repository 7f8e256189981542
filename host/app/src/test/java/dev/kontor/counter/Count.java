package dev.kontor.counter;

import dev.kontor.tenant.Command;

/**
 * A counter is to count one more; answered with how far it has come.
 *
 * @param meanwhile what the test does while the counter is loaded and not stored yet
 */
public record Count(String name, Runnable meanwhile) implements Command<Integer> {

  /** With nothing meanwhile. */
  public Count(String name) {
    this(name, () -> {});
  }
}
