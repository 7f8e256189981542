package dev.kontor.testing.desk;

import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.BeforeCommit;
import dev.kontor.tenant.handling.FollowUp;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The desk's handlers. */
@Singleton
public final class Desk {

  private final EventStore events;
  private final TenantContext context;

  /** In this context. */
  public Desk(EventStore events, TenantContext context) {
    this.events = events;
    this.context = context;
  }

  @Handler
  Long visit(Visit command) {
    if (command.name().equals("nobody")) {
      throw new Closed(command.name());
    }
    var came = new Came(command.name());
    long before = events.read(came.stream(), 0).size();
    events.append(came.stream(), ExpectedVersion.exactly(before), List.of(came));
    return before + 1;
  }

  @Handler
  Long visits(Visits query) {
    return events.read(new Came(query.name()).stream(), 0).stream()
        .filter(each -> each.event() instanceof Came)
        .count();
  }

  @BeforeCommit
  @Nullable Card card(Came event) {
    return context.ask(new Visits(event.name())) == 1 ? new Card(event.name()) : null;
  }

  @AfterCommit("desk-greeting")
  void greet(Card card, FollowUp followUp) {
    if (card.name().equals("ghost")) {
      context.raise(new Greeted(card.name(), "never"));
      throw new MessageSkipped("nobody is there");
    }
    context.raise(new Greeted(card.name(), "welcome, attempt " + followUp.attempt()));
  }

  @AfterCommit("desk-count")
  void count(Came event) {}
}
