package dev.kontor.drill;

import dev.kontor.tenant.TenantContext;
import jakarta.inject.Singleton;

/** Where the steps of sagas and tasks leave a row each. */
@Singleton
class Notebook {

  private final TenantContext context;
  private final NoteRepository notes;

  Notebook(TenantContext context, NoteRepository notes) {
    this.context = context;
    this.notes = notes;
  }

  /** Writes what is done, then does what the thing's script has for it. */
  void step(String thing, String what) {
    notes.save(new NoteRow(context.newId().toString(), thing, what));
    Script.of(thing).step(what);
  }
}
