package dev.kontor.process.task;

import dev.kontor.process.task.TaskEvent.Advanced;
import dev.kontor.process.task.TaskEvent.CancelAsked;
import dev.kontor.process.task.TaskEvent.Cancelled;
import dev.kontor.process.task.TaskEvent.Done;
import dev.kontor.process.task.TaskEvent.Started;
import dev.kontor.tenant.DomainEvent;
import java.util.List;

/** One of each event of tasks. */
public final class TaskSamples {

  private TaskSamples() {}

  public static List<DomainEvent> all() {
    return List.of(
        new Started("guest-list", "ann"),
        new Advanced("guest-list", "ann", "{\"from\":10}", 10, 35),
        new CancelAsked("guest-list", "ann"),
        new Cancelled("guest-list", "ann", 10, 35),
        new Done("guest-list", "ann", "{\"names\":35}", 35));
  }
}
