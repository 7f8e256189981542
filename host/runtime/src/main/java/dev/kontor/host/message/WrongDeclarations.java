package dev.kontor.host.message;

import java.util.List;

/** Handlers or messages are declared in a way that can't work; a programmer's mistake. */
public final class WrongDeclarations extends RuntimeException {

  private final List<String> faults;

  /** With all that is wrong. */
  WrongDeclarations(List<String> faults) {
    super("%d wrong: %s".formatted(faults.size(), String.join("; ", faults)));
    this.faults = List.copyOf(faults);
  }

  /** One sentence each. */
  public List<String> faults() {
    return faults;
  }
}
