package dev.kontor.host.flow.yard;

import dev.kontor.host.flow.yard.GateEvent.GateBroke;
import dev.kontor.host.flow.yard.GateEvent.GateClosed;
import dev.kontor.tenant.Command;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.saga.Sagas;
import dev.kontor.tenant.task.Task;
import dev.kontor.tenant.task.TaskStep;
import dev.kontor.tenant.task.Tasks;
import dev.kontor.tenant.timer.Cron;
import dev.kontor.tenant.timer.Timers;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** Has things done that take long. */
@Singleton
public final class Foreman {

  private final TenantContext context;
  private final Sagas sagas;
  private final Tasks tasks;
  private final Timers timers;

  Foreman(TenantContext context, Sagas sagas, Tasks tasks, Timers timers) {
    this.context = context;
    this.sagas = sagas;
    this.tasks = tasks;
    this.timers = timers;
  }

  public record PaintGate(String gate) implements Command<Void> {}

  public record Oil(String gate) implements Command<Void> {}

  public record Deliver(String gate) implements Command<Void> {}

  @Handler
  void paint(PaintGate command) {
    sagas.start(Painting.NAME, command.gate(), new Work(command.gate(), 0));
    timers.after("look-" + command.gate(), Duration.ofDays(7), new GateBroke(command.gate()));
  }

  @Handler
  void oil(Oil command) {
    context.raise(new GateClosed(command.gate()));
    tasks.start("oiling", command.gate(), new Work(command.gate(), 0));
    timers.at(Instant.EPOCH, new GateClosed(command.gate()));
  }

  @Handler
  void deliver(Deliver command) {
    sagas.answer(Painting.NAME, command.gate(), new PaintCame(command.gate()));
  }

  @Task("oiling")
  TaskStep<Work, String> oilSome(Work work) {
    context.raise(new GateClosed(work.gate()));
    return TaskStep.done("oiled");
  }

  @Cron(name = "rounds", value = "0 22 * * *", zone = "Europe/Berlin")
  GateBroke goRound() {
    return new GateBroke("main");
  }
}
