package dev.kontor.host.context;

import static dev.kontor.host.world.Eventually.eventually;

import dev.kontor.host.configuration.TenantConfiguration;
import dev.kontor.host.letter.Delivery;
import dev.kontor.host.unit.EventCodec;
import dev.kontor.host.unit.JsonEventCodec;
import dev.kontor.host.world.ManualWorld;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.TenantModule;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/**
 * A tenant's context as the host starts it, in a world that the test moves, on a database in memory
 * that outlives it.
 */
public final class ContextUnderTest implements AutoCloseable {

  private static final TenantId ACME = new TenantId("acme");

  public final ManualWorld world = new ManualWorld();
  public final DatabaseInMemory database = new DatabaseInMemory();
  private final ApplicationContext json = ApplicationContext.run();
  private final TenantModule module;
  private final Duration clockOffset;
  private RunningContext context;

  /** Of this module, begun. */
  public ContextUnderTest(TenantModule module, Duration clockOffset) {
    this.module = module;
    this.clockOffset = clockOffset;
    context = start();
    context.begin();
  }

  public ContextUnderTest(TenantModule module) {
    this(module, Duration.ZERO);
  }

  private RunningContext start() {
    var factory =
        new ContextFactory(
            "here",
            new ApplicationCode(
                BeanSplit.of(List.of(module)), List.of(module), Telemetry.none().meters()),
            world,
            types -> new JsonEventCodec(json.getBean(JsonMapper.class), types),
            (tenant, _) -> {
              throw new UnsupportedOperationException(
                  "tenant '%s' sends no mail".formatted(tenant));
            },
            batch -> {
              throw Delivery.NotDelivered.failed("'%s' is unknown".formatted(batch.to()), null);
            },
            Telemetry.none());
    return factory.start(configuration(), database, clockOffset);
  }

  private TenantConfiguration configuration() {
    return new TenantConfiguration(
        ACME,
        "Acme",
        List.of(module.name()),
        new TenantConfiguration.Database("main", new TenantConfiguration.Pool(2)),
        new TenantConfiguration.Mail(null, TenantConfiguration.Transport.MAILBOX, null),
        null,
        new TreeMap<>());
  }

  public RunningContext context() {
    return context;
  }

  public <T> T bean(Class<T> type) {
    return context.beans().getBean(type);
  }

  /** Waits until nothing is under way and nothing is due now. */
  public void settle() {
    eventually("all is quiet", () -> context.isQuiet());
  }

  /** Lets time pass, and what is due then happen. */
  public void advance(Duration length) {
    settle();
    world.advance(length);
  }

  /** Its host dies, with all that it had in memory; nothing is begun again yet. */
  public void crash() {
    context.end(Duration.ZERO);
    context.close();
  }

  public void startAgain() {
    context = start();
    context.begin();
  }

  @Override
  public void close() {
    context.end(Duration.ofSeconds(10));
    context.close();
    json.close();
    world.close();
  }

  /** How its events are written. */
  public EventCodec codec() {
    return bean(EventCodec.class);
  }
}
