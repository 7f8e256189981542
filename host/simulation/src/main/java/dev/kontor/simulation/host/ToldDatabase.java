package dev.kontor.simulation.host;

import dev.kontor.host.database.TenantDatabase;
import dev.kontor.host.followup.FollowUpStore;
import dev.kontor.host.grant.GrantBook;
import dev.kontor.host.letter.Inbox;
import dev.kontor.host.letter.Outbox;
import dev.kontor.host.mail.Mailbox;
import dev.kontor.host.projection.ProjectionStore;
import dev.kontor.host.signature.Nonces;
import dev.kontor.host.timer.TimerStore;
import dev.kontor.host.unit.LogStore;
import dev.kontor.host.unit.UnitStore;
import dev.kontor.simulation.point.Points;
import dev.kontor.tenant.TenantId;
import io.micronaut.context.RuntimeBeanDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A tenant's database whose units tell where they are, and which gives a test's beans besides. */
record ToldDatabase(TenantDatabase real, Beans more, Points points) implements TenantDatabase {

  @Override
  public List<RuntimeBeanDefinition<?>> beans() {
    var all = new ArrayList<RuntimeBeanDefinition<?>>(real.beans());
    all.addAll(more.definitions());
    return List.copyOf(all);
  }

  @Override
  public UnitStore units(TenantId tenant) {
    return new ToldUnits(real.units(tenant), tenant.toString(), points);
  }

  @Override
  public LogStore log(TenantId tenant) {
    return real.log(tenant);
  }

  @Override
  public ProjectionStore projections(TenantId tenant, LongSupplier epoch) {
    return real.projections(tenant, epoch);
  }

  @Override
  public FollowUpStore followUps(TenantId tenant, LongSupplier epoch) {
    return real.followUps(tenant, epoch);
  }

  @Override
  public TimerStore timers(TenantId tenant) {
    return real.timers(tenant);
  }

  @Override
  public Mailbox mailbox() {
    return real.mailbox();
  }

  @Override
  public GrantBook grants() {
    return real.grants();
  }

  @Override
  public Outbox outbox(TenantId tenant) {
    return real.outbox(tenant);
  }

  @Override
  public Inbox inbox() {
    return real.inbox();
  }

  @Override
  public Nonces nonces() {
    return real.nonces();
  }

  @Override
  public @Nullable String schemaVersion() {
    return real.schemaVersion();
  }

  @Override
  public NextDue nextDue() {
    return real.nextDue();
  }

  @Override
  public void close() {
    real.close();
  }
}
