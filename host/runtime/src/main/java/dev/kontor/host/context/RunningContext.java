package dev.kontor.host.context;

import dev.kontor.host.database.TenantDatabase;
import dev.kontor.host.unit.UnitEventStore;
import dev.kontor.host.unit.UnitOfWork;
import dev.kontor.host.world.World;
import dev.kontor.tenant.Command;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.aggregate.EventStore;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's context while it runs: its beans, its clock, its door to its database. Closed once, by
 * whoever started it; thread-safe until then.
 */
public final class RunningContext extends TenantContext implements AutoCloseable {

  private final TenantId tenant;
  private final String title;
  private final InstantSource clock;
  private final World world;
  private final TenantDatabase database;
  private final ApplicationContext beans;
  private final UnitOfWork units;

  RunningContext(
      TenantId tenant,
      String title,
      InstantSource clock,
      World world,
      TenantDatabase database,
      Function<RunningContext, ApplicationContext> beans,
      Function<RunningContext, UnitOfWork> units) {
    this.tenant = tenant;
    this.title = title;
    this.clock = clock;
    this.world = world;
    this.database = database;
    this.beans = beans.apply(this);
    this.units = units.apply(this);
  }

  @Override
  public <R extends @Nullable Object> R send(Command<R> command) {
    return units.send(command);
  }

  @Override
  public <R extends @Nullable Object> R ask(Query<R> query) {
    return units.ask(query);
  }

  @Override
  public void raise(DomainEvent event) {
    units.raise(event);
  }

  @Override
  protected boolean isInUnit() {
    return units.isOpen();
  }

  /** The tenant's events, for code that runs in a unit of work. */
  EventStore events() {
    return new UnitEventStore(units);
  }

  /** Runs the body inside this context, with its beans at hand. */
  public <R extends @Nullable Object> R call(Function<ApplicationContext, R> body) {
    return super.call(() -> body.apply(beans));
  }

  /** The tenant's beans. */
  public ApplicationContext beans() {
    return beans;
  }

  /** The tenant's door to its database. */
  public TenantDatabase database() {
    return database;
  }

  @Override
  public TenantId tenant() {
    return tenant;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public UUID newId() {
    return world.newId();
  }

  @Override
  public RandomGenerator random() {
    return world.random();
  }

  /** Ends the beans, then gives the connections back. */
  @Override
  public void close() {
    try (database) {
      beans.close();
    }
  }
}
