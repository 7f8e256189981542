package dev.kontor.drill;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What a saga or task of the drill is about.
 *
 * @param shelf where it lies; what the shelf's answer has said
 * @param done how much of it a task has done
 */
@Serdeable
public record Parcel(String thing, String shelf, int done) {

  /** That nothing has been done with. */
  public static Parcel of(String thing) {
    return new Parcel(thing, "none", 0);
  }

  Parcel on(String found) {
    return new Parcel(thing, found, done);
  }

  Parcel after(int more) {
    return new Parcel(thing, shelf, done + more);
  }
}
