package dev.kontor.drill;

import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import java.util.List;

/** What a scenario can do inside a unit of work. */
public final class Unit {

  private final TenantContext context;
  private final EventStore events;
  private final NoteRepository notes;

  Unit(TenantContext context, EventStore events, NoteRepository notes) {
    this.context = context;
    this.events = events;
    this.notes = notes;
  }

  /** Raises an event. */
  public void raise(String thing, String what) {
    context.raise(new Happened(thing, what));
  }

  /** Raises an event that expects so many before it. */
  public void raise(String thing, String what, long expected) {
    var event = new Happened(thing, what);
    events.append(event.stream(), ExpectedVersion.exactly(expected), List.of(event));
  }

  /** How many events a thing has. */
  public int count(String thing) {
    return events.read("thing-" + thing, 0).size();
  }

  /** Writes a row. */
  public void note(String thing, String text) {
    notes.save(new NoteRow(context.newId().toString(), thing, text));
  }

  /** Sends a command inside the unit. */
  public void send(Perform command) {
    context.send(command);
  }
}
