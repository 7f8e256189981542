package dev.kontor.drill;

import dev.kontor.tenant.saga.Compensated;
import dev.kontor.tenant.saga.Compensation;
import dev.kontor.tenant.saga.Saga;
import dev.kontor.tenant.saga.Step;

/**
 * Stores a parcel: all of it, or nothing. Each step leaves a row, and does what its script says.
 */
@Saga(
    value = "drill-storing",
    steps = {"weigh", "pack", "shelf", "carry"})
class Storing {

  private final Notebook notebook;

  Storing(Notebook notebook) {
    this.notebook = notebook;
  }

  @Step(value = "weigh", attempts = 3)
  void weigh(Parcel parcel) {
    does(parcel, "weigh");
  }

  @Compensation("weigh")
  void forget(Parcel parcel) {
    does(parcel, "forget");
  }

  @Step("pack")
  void pack(Parcel parcel) {
    does(parcel, "pack");
  }

  @Compensation("pack")
  void unpack(Parcel parcel) {
    does(parcel, "unpack");
  }

  /** Waits for an answer. */
  @Step("shelf")
  Parcel shelf(Parcel parcel, ShelfFound answer) {
    return parcel.on(answer.shelf());
  }

  @Step("carry")
  void carry(Parcel parcel) {
    does(parcel, "carry to " + parcel.shelf());
  }

  @Compensated
  void apologize(Parcel parcel, String reason) {
    does(parcel, "sorry: " + reason);
  }

  private void does(Parcel parcel, String what) {
    notebook.step(parcel.thing(), what);
  }
}
