package dev.kontor.drill;

import dev.kontor.tenant.saga.Compensation;
import dev.kontor.tenant.saga.Saga;
import dev.kontor.tenant.saga.Step;

/** Waits for a shelf, and not for long. */
@Saga(
    value = "drill-hurrying",
    steps = {"pack", "shelf"})
class Hurrying {

  private final Notebook notebook;

  Hurrying(Notebook notebook) {
    this.notebook = notebook;
  }

  @Step("pack")
  void pack(Parcel parcel) {
    notebook.step(parcel.thing(), "pack");
  }

  @Compensation("pack")
  void unpack(Parcel parcel) {
    notebook.step(parcel.thing(), "unpack");
  }

  @Step(value = "shelf", within = "PT0.2S")
  Parcel shelf(Parcel parcel, ShelfFound answer) {
    return parcel.on(answer.shelf());
  }
}
