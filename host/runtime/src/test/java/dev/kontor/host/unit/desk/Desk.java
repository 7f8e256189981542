package dev.kontor.host.unit.desk;

import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.BeforeCommit;
import dev.kontor.tenant.handling.Cached;
import dev.kontor.tenant.handling.FollowUp;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.handling.Order;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Its handlers do what the test says, and note that they ran. */
@Singleton
public final class Desk {

  public Function<String, @Nullable String> recall = _ -> null;
  public final List<String> ran = new ArrayList<>();
  public Consumer<Happened> early = _ -> {};
  public Function<Happened, @Nullable Note> before = _ -> null;
  public Consumer<Note> after = _ -> {};
  public final List<FollowUp> followUps = new ArrayList<>();

  @Handler
  String act(Act command) {
    return command.body().get();
  }

  @Handler
  String look(Look query) {
    return query.body().get();
  }

  @Handler
  @Cached(by = Happened.class)
  @Nullable String recall(Recall query) {
    return recall.apply(query.what());
  }

  @BeforeCommit
  @Nullable Note prepare(Happened event) {
    ran.add("prepare " + event.what());
    return before.apply(event);
  }

  @BeforeCommit(order = -1)
  void first(Happened event) {
    ran.add("first " + event.what());
    early.accept(event);
  }

  @AfterCommit("note")
  void note(Note note, FollowUp followUp) {
    ran.add("note " + note.text());
    followUps.add(followUp);
    after.accept(note);
  }

  @AfterCommit(value = "seen", order = Order.NONE)
  void seen(Happened event) {
    ran.add("seen " + event.what());
  }
}
