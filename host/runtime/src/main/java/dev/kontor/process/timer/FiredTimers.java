package dev.kontor.process.timer;

import dev.kontor.host.message.Catalog;
import dev.kontor.host.unit.EventCodec;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.FollowUp;
import dev.kontor.tenant.handling.Order;
import io.micronaut.context.BeanContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Raises what timers were set for. */
@Singleton
final class FiredTimers {

  private final TenantContext context;
  private final Catalog catalog;
  private final EventCodec codec;
  private final BeanContext beans;

  FiredTimers(TenantContext context, Catalog catalog, EventCodec codec, BeanContext beans) {
    this.context = context;
    this.catalog = catalog;
    this.codec = codec;
    this.beans = beans;
  }

  /** A follow-up, since the event's handlers may refuse it, and because the method may fail. */
  @AfterCommit(value = "kontor-timer", order = Order.NONE)
  void raise(TimerDue due, FollowUp run) {
    var type = due.type();
    var event = type == null ? made(due) : stored(due, type, run);
    if (event != null) {
      context.raise(event);
    }
  }

  private DomainEvent stored(TimerDue due, String type, FollowUp run) {
    return codec.read(
        new StoredEvent(
            0, due.stream(), StoredEvent.NEXT, type, due.schema(), due.data(), run.cause()));
  }

  private @Nullable DomainEvent made(TimerDue due) {
    var name = TimerDue.cronOf(due.timer());
    var cron = catalog.cronNamed(name);
    if (cron == null) {
      throw new MessageSkipped("no @Cron is named '%s' any more".formatted(name));
    }
    return cron.call(beans, due.at());
  }
}
