package dev.kontor.trip;

import dev.kontor.tenant.task.Task;
import dev.kontor.tenant.task.TaskStep;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;

/** Writes guest lists, ten names at a time. */
@Singleton
public class GuestList {

  private static final int A_PAGE = 10;

  private final Agency agency;

  GuestList(Agency agency) {
    this.agency = agency;
  }

  @Task("guest-list")
  TaskStep<Guests, Written> writePage(Guests guests) {
    if (guests.from() >= guests.size()) {
      return TaskStep.done(new Written(guests.from()));
    }
    agency.note(guests.host(), "page from " + guests.from());
    int next = Math.min(guests.from() + A_PAGE, guests.size());
    return TaskStep.next(new Guests(guests.host(), next, guests.size()), next, guests.size());
  }

  /** So many names. */
  @Serdeable
  public record Written(int names) {}
}
