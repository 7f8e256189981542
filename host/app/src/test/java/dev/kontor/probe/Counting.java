package dev.kontor.probe;

import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.task.Task;
import dev.kontor.tenant.task.TaskStep;
import jakarta.inject.Singleton;

/** Counts, by a thousand in a step. */
@Singleton
class Counting {

  private static final int AT_ONCE = 1_000;

  private final TenantContext context;

  Counting(TenantContext context) {
    this.context = context;
  }

  @Task("counting")
  TaskStep<Count, Integer> countOn(Count count) {
    if (count.from() >= count.to()) {
      return TaskStep.done(count.from());
    }
    context.raise(new OrderMoved(count.id(), "counted from " + count.from()));
    Brink.reached("counted from " + count.from());
    int next = Math.min(count.from() + AT_ONCE, count.to());
    return TaskStep.next(new Count(count.id(), next, count.to()), next, count.to());
  }
}
