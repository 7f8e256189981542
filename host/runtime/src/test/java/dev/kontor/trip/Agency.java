package dev.kontor.trip;

import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.BeforeCommit;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Does what trips ask for, unless the test has something against it. */
@Singleton
public class Agency {

  private final TenantContext context;
  private final Map<String, Runnable> objections = new ConcurrentHashMap<>();
  private final Map<String, Runnable> objectionsAtCommit = new ConcurrentHashMap<>();

  Agency(TenantContext context) {
    this.context = context;
  }

  /** From now on this happens after each doing of this. */
  public void on(String what, Runnable objection) {
    objections.put(what, objection);
  }

  /** From now on this happens before each commit of this. */
  public void atCommitOf(String what, Runnable objection) {
    objectionsAtCommit.put(what, objection);
  }

  public void nothingMore() {
    objections.clear();
    objectionsAtCommit.clear();
  }

  void note(String traveller, String what) {
    context.raise(new Noted(traveller, what));
    objections.getOrDefault(what, () -> {}).run();
  }

  @BeforeCommit
  void allow(Noted event) {
    objectionsAtCommit.getOrDefault(event.what(), () -> {}).run();
  }

  @Handler
  void doIt(Do command) {
    command.body().run();
  }
}
