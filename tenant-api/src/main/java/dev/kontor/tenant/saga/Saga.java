package dev.kontor.tenant.saga;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.DefaultScope;
import jakarta.inject.Singleton;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A long process over several units of work, told as a list of steps. Each step is a method with
 * {@link Step}; one that can be undone has a {@link Compensation}. All of them take the saga's
 * state, a record of the saga's own, and return the state after them; or nothing, where it stays.
 *
 * <pre>
 * &#64;Saga(value = "rebooking", steps = {"find-route", "reserve", "confirmation", "assign"})
 * final class Rebooking {
 *
 *   &#64;Step("reserve")
 *   void reserve(Plan plan) {
 *     context.send(new ReserveSpace(plan.cargo(), plan.route()));
 *   }
 *
 *   &#64;Compensation("reserve")
 *   void release(Plan plan) {
 *     context.send(new ReleaseSpace(plan.cargo(), plan.route()));
 *   }
 *
 *   &#64;Step(value = "confirmation", within = "PT12H")
 *   Plan confirmed(Plan plan, SpaceConfirmed answer) {
 *     return plan.on(answer.voyage());
 *   }
 *   …
 * </pre>
 *
 * <p>Each step runs in a unit of its own, in which what it does and the fact that it is done are
 * committed together; so its effect in the tenant's database happens exactly once, wherever a host
 * dies. A step that is refused, runs out of attempts or takes too long is the last one: those that
 * are done are undone, the last one first, each exactly once. An undoing that fails is tried again,
 * and at last parked as a dead letter; replayed, the saga goes on.
 *
 * <p>New steps may be declared while sagas are under way; one that stands before a saga's current
 * step is not made up for. A step's name is stored, so never change it.
 *
 * <p>After Garcia-Molina and Salem, "Sagas" (1987).
 */
@Bean
@Documented
@DefaultScope(Singleton.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Saga {

  /** Unique in the application. Stored, so never change it. */
  String value();

  /** The names of its steps, in their order. */
  String[] steps();
}
