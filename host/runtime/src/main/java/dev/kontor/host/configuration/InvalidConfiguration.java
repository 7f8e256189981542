package dev.kontor.host.configuration;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration is wrong. Carries everything that is, at once. */
public final class InvalidConfiguration extends RuntimeException {

  private static final Comparator<Fault> READING =
      Comparator.comparing(Fault::file)
          .thenComparingInt(fault -> fault.line() > 0 ? fault.line() : Integer.MAX_VALUE);

  private final transient List<Fault> faults;

  /** With at least one fault. */
  public InvalidConfiguration(List<Fault> faults) {
    super(faults.stream().sorted(READING).map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = faults.stream().sorted(READING).toList();
  }

  /** Everything that is wrong, by file and line. */
  public List<Fault> faults() {
    return faults;
  }
}
