package dev.kontor.process.saga;

import dev.kontor.host.message.SagaPlan.Step;
import dev.kontor.host.unit.UnitTimers;
import dev.kontor.process.saga.SagaEvent.TimeUp;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.timer.TimerRules;
import jakarta.inject.Singleton;

/** Watches how long steps take. */
@Singleton
final class SagaClock {

  private final TenantContext context;
  private final UnitTimers timers;

  SagaClock(TenantContext context, UnitTimers timers) {
    this.context = context;
    this.timers = timers;
  }

  void begins(String saga, String id, Step step) {
    if (step.within() != null) {
      timers.set(
          timer(saga, id), context.now().plus(step.within()), new TimeUp(saga, id, step.name()));
    }
  }

  void ends(String saga, String id, Step step) {
    if (step.within() != null) {
      timers.takeBack(timer(saga, id));
    }
  }

  /** Of a saga one step is under way at a time. */
  private static String timer(String saga, String id) {
    return TimerRules.RESERVED + SagaEvent.stream(saga, id);
  }
}
