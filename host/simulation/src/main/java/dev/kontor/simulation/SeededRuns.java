package dev.kontor.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a {@link SimulationTest} once for each seed. */
final class SeededRuns implements TestTemplateInvocationContextProvider {

  private static final Namespace OURS = Namespace.create(SeededRuns.class);

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(SimulationTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    var test = context.getRequiredTestMethod().getAnnotation(SimulationTest.class);
    var one = System.getProperty("kontor.seed");
    if (one != null) {
      return Stream.of(new Run(Long.parseLong(one), faultsWanted(), new Sometimes(Set.of(), 1)));
    }
    long seeds = Long.getLong("kontor.seeds", test.seeds());
    var wanted = new Sometimes(new TreeSet<>(Arrays.asList(test.sometimes())), seeds);
    return LongStream.rangeClosed(1, seeds).mapToObj(seed -> new Run(seed, null, wanted));
  }

  private static @Nullable Set<String> faultsWanted() {
    var named = System.getProperty("kontor.faults");
    if (named == null) {
      return null;
    }
    return named.isBlank() ? Set.of() : Set.copyOf(Arrays.asList(named.split(",", -1)));
  }

  /** The one that all runs of this process share, closed when the last test has ended. */
  static Laboratory laboratory(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(OURS)
        .getOrComputeIfAbsent(Laboratory.class, _ -> new Laboratory(), Laboratory.class);
  }

  /** What no seed has come to yet. */
  private static final class Sometimes {

    private final Set<String> missing;
    private long left;

    Sometimes(Set<String> wanted, long seeds) {
      missing = new TreeSet<>(wanted);
      left = seeds;
    }

    void ended(Set<String> reached) {
      missing.removeAll(reached);
      left--;
      if (left == 0 && !missing.isEmpty()) {
        throw new AssertionError(
            "no seed came to %s: the scenario proves less than it says".formatted(missing));
      }
    }
  }

  /** One seed. */
  private record Run(long seed, @Nullable Set<String> faults, Sometimes sometimes)
      implements TestTemplateInvocationContext, ParameterResolver, InvocationInterceptor {

    @Override
    public String getDisplayName(int invocation) {
      return "seed " + seed;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Simulation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return new Simulation(laboratory(context), seed, faults);
    }

    /** Its failure is what is told, with whatever follows from it. */
    private static void endAfter(Simulation simulation, Throwable failed) {
      try {
        simulation.end();
      } catch (RuntimeException | Error more) {
        failed.addSuppressed(more);
      }
    }

    @Override
    public void interceptTestTemplateMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<java.lang.reflect.Method> method,
        ExtensionContext context)
        throws Throwable {
      var simulation = (Simulation) method.getArguments().getFirst();
      var scenario = new Scenario(context, laboratory(context), seed);
      try {
        invocation.proceed();
      } catch (Throwable failed) {
        endAfter(simulation, failed);
        throw scenario.explained(simulation, failed);
      }
      simulation.end();
      scenario.passed(simulation, faults);
      sometimes.ended(simulation.reached());
    }
  }
}
