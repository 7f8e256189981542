package dev.kontor.simulation;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test's method with a seed, which can be run again: to be explained, and to be compared. */
final class Scenario {

  private static final int TRIES = 60;

  private final ExtensionContext test;
  private final Laboratory laboratory;
  private final long seed;

  Scenario(ExtensionContext test, Laboratory laboratory, long seed) {
    this.test = test;
    this.laboratory = laboratory;
    this.seed = seed;
  }

  /** The first seed is run twice, others where it is asked for; so is a page. */
  void passed(Simulation run, @Nullable Set<String> faults) {
    if (seed == 1 || Boolean.getBoolean("kontor.twice")) {
      Difference.requireNone(run, again(faults).run);
    }
    if (Boolean.getBoolean("kontor.report")) {
      var _ = Report.write(name(), run, "", replay(null));
    }
  }

  /** The failure with what replays it: the seed, few faults, and where the picture is. */
  AssertionError explained(Simulation run, Throwable failed) {
    var struck = run.faultsStruck();
    var kind = kind(failed);
    var few = new Minimum(faults -> kind.equals(again(Set.copyOf(faults)).kind), TRIES).of(struck);
    var shown = few.size() < struck.size() ? again(Set.copyOf(few)) : new Rerun(run, failed, kind);
    var failure = shown.failure == null ? failed : shown.failure;
    var replay = replay(few);
    var page = Report.write(name(), shown.run, String.valueOf(failure.getMessage()), replay);
    return new AssertionError(
        """
        seed %d: %s
        faults: %s%s
        replay: %s
        picture: %s\
        """
            .formatted(
                seed,
                failure.getMessage(),
                few.isEmpty() ? "none are needed" : String.join(", ", few),
                byHand(shown.run),
                replay,
                page),
        failure);
  }

  private static String byHand(Simulation run) {
    var placed = new ArrayList<>(run.barriers().reached());
    placed.addAll(run.faults().forced());
    return placed.isEmpty() ? "" : "; and as the scenario says, " + String.join(", ", placed);
  }

  private Rerun again(@Nullable Set<String> faults) {
    var simulation = new Simulation(laboratory, seed, faults);
    try {
      var method = test.getRequiredTestMethod();
      method.setAccessible(true);
      method.invoke(test.getRequiredTestInstance(), simulation);
      return new Rerun(simulation, null, null);
    } catch (InvocationTargetException failed) {
      var cause = Objects.requireNonNull(failed.getCause());
      return new Rerun(simulation, cause, kind(cause));
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      simulation.end();
    }
  }

  private FailureKind kind(Throwable failed) {
    return FailureKind.of(failed, test.getRequiredTestClass());
  }

  private String name() {
    return "%s.%s"
        .formatted(
            test.getRequiredTestClass().getSimpleName(), test.getRequiredTestMethod().getName());
  }

  private String replay(@Nullable List<String> faults) {
    return "mvn verify -Dtest='%s#%s' -Dsurefire.failIfNoSpecifiedTests=false -Dkontor.seed=%d%s"
        .formatted(
            test.getRequiredTestClass().getName(),
            test.getRequiredTestMethod().getName(),
            seed,
            faults == null ? "" : " -Dkontor.faults='%s'".formatted(String.join(",", faults)));
  }

  private record Rerun(Simulation run, @Nullable Throwable failure, @Nullable FailureKind kind) {}
}
