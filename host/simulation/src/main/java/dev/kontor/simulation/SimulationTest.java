package dev.kontor.simulation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A scenario, run once for each of many seeds. The method takes a {@link Simulation}; where it
 * fails, the seed is told with what replays it.
 *
 * <p>{@code -Dkontor.seed=N} runs that seed only, {@code -Dkontor.seeds=N} as many as that, and
 * {@code -Dkontor.faults=A,B} only those faults.
 *
 * <p>To compare and to explain, the method is run again on the same instance of its class: what a
 * run writes down belongs into the method's own variables, not into fields.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(SeededRuns.class)
public @interface SimulationTest {

  /** How many seeds are run: 1 to this one. */
  int seeds() default 20;

  /** What at least one of the seeds comes to, by {@link Simulation#sometimes}. */
  String[] sometimes() default {};
}
