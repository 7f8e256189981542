package dev.kontor.drill;

import dev.kontor.tenant.task.Task;
import dev.kontor.tenant.task.TaskStep;
import jakarta.inject.Singleton;

/** Labels thirty things, ten in a step. Each step leaves a row, and does what its script says. */
@Singleton
class Labelling {

  private static final int AT_ONCE = 10;
  private static final int ALL = 30;

  private final Notebook notebook;

  Labelling(Notebook notebook) {
    this.notebook = notebook;
  }

  @Task("drill-labelling")
  TaskStep<Parcel, Integer> label(Parcel parcel) {
    notebook.step(parcel.thing(), "label from " + parcel.done());
    var next = parcel.after(AT_ONCE);
    return next.done() < ALL ? TaskStep.next(next, next.done(), ALL) : TaskStep.done(next.done());
  }
}
