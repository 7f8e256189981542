package dev.kontor.host.unit;

import java.util.List;

/** Follow-ups that a test runs by hand. */
public final class Runs {

  private Runs() {}

  /** These, in one unit, for whoever the test is. */
  public static Ran run(UnitOfWork units, Due... dues) {
    return units.run(List.of(dues), (_, body) -> body.run(), () -> {});
  }
}
