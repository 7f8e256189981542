package dev.kontor.host.configuration;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration is wrong. Carries everything that is, at once. */
public final class InvalidConfiguration extends RuntimeException {

  private final transient List<Fault> faults;

  /** With at least one fault. */
  public InvalidConfiguration(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** Everything that is wrong, in the order of the files. */
  public List<Fault> faults() {
    return faults;
  }
}
