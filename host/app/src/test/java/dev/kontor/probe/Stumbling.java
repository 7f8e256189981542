package dev.kontor.probe;

import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** One instance a context, so what it counts is the tenant's own. */
@Singleton
class Stumbling {

  private final TenantContext context;
  private final List<String> ran = new ArrayList<>();
  private boolean mended;

  Stumbling(TenantContext context) {
    this.context = context;
  }

  @Handler
  void stumble(Stumble command) {
    context.raise(new Stumbled(command.name()));
  }

  @AfterCommit(value = "probe-get-up", attempts = 2, pause = "PT0.01S")
  synchronized void getUp(Stumbled event) {
    if (!mended) {
      throw new IllegalStateException("the way is icy");
    }
    ran.add(event.name());
  }

  synchronized void mend() {
    mended = true;
  }

  synchronized List<String> ran() {
    return List.copyOf(ran);
  }
}
