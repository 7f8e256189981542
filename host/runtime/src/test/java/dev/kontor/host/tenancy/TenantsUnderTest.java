package dev.kontor.host.tenancy;

import dev.kontor.host.configuration.TenantConfiguration;
import dev.kontor.host.context.ApplicationCode;
import dev.kontor.host.context.BeanSplit;
import dev.kontor.host.context.ContextFactory;
import dev.kontor.host.context.Telemetry;
import dev.kontor.host.database.Placement;
import dev.kontor.host.letter.Delivery;
import dev.kontor.host.letter.Unsent;
import dev.kontor.host.secret.Vault;
import dev.kontor.host.world.ManualWorld;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.TenantModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A host's tenants with contexts of no module, on ports in memory. */
final class TenantsUnderTest implements AutoCloseable {

  static final Sleep SLEEP = new Sleep(Duration.ofMinutes(10), 100, Duration.ofSeconds(30));

  final ManualWorld world = new ManualWorld();
  final RegistryInMemory registry = new RegistryInMemory();
  final DatabasesInMemory databases = new DatabasesInMemory();
  final Tenants tenants;
  private final Vault vault;

  TenantsUnderTest() {
    this(SLEEP);
  }

  TenantsUnderTest(Sleep sleep) {
    this(sleep, List.of());
  }

  /** Whose application has these modules. */
  TenantsUnderTest(Sleep sleep, List<TenantModule> modules) {
    vault = vault(world);
    var contexts =
        new ContextFactory(
            "here",
            new ApplicationCode(BeanSplit.of(modules), modules, Telemetry.none().meters()),
            world,
            _ -> new NoEvents(),
            (tenant, _) -> {
              throw new UnsupportedOperationException(
                  "tenant '%s' sends no mail".formatted(tenant));
            },
            batch -> {
              throw Delivery.NotDelivered.failed("'%s' is unknown".formatted(batch.to()), null);
            },
            Telemetry.none());
    tenants =
        new Tenants(
            registry, new ContextStarter(modules, databases, vault, contexts), world, sleep);
  }

  private static Vault vault(ManualWorld world) {
    try {
      var folder = Files.createTempDirectory("kontor-tenants-");
      try {
        return Vault.in(folder.resolve("key"), world.secrets());
      } finally {
        Files.deleteIfExists(folder.resolve("key"));
        Files.delete(folder);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static TenantId id(String tenant) {
    return new TenantId(tenant);
  }

  static Placement placement(String tenant) {
    return Placement.of("k1", id(tenant), "main");
  }

  static TenantConfiguration configuration(String tenant, String title) {
    return new TenantConfiguration(
        id(tenant),
        title,
        List.of(),
        new TenantConfiguration.Database("main", new TenantConfiguration.Pool(2)),
        new TenantConfiguration.Mail(null, TenantConfiguration.Transport.MAILBOX, null),
        null,
        new TreeMap<>());
  }

  /** A tenant that sleeps, with work due then and as its record says. */
  void add(String tenant, TenantState state, boolean awake, @Nullable Instant wakeUp) {
    add(tenant, state, awake, wakeUp, Duration.ZERO);
  }

  void add(
      String tenant, TenantState state, boolean awake, @Nullable Instant wakeUp, Duration clock) {
    var sealed = vault.seal(ContextStarter.sealContext(id(tenant)), "secret");
    var record =
        new TenantRecord(
            configuration(tenant, "Title"),
            state,
            null,
            placement(tenant),
            Base64.getEncoder().encodeToString(sealed),
            null,
            clock,
            awake,
            wakeUp,
            TenantRecord.NO_BACKLOG,
            Unsent.NONE);
    registry.register(record);
    tenants.add(record);
  }

  /** Has a tenant that sleeps run a module. */
  void configure(String tenant, String module) {
    var asleep = known(tenant);
    var before = asleep.configuration();
    tenants.know(
        asleep.with(
            new TenantConfiguration(
                before.tenant(),
                before.title(),
                List.of(module),
                before.database(),
                before.mail(),
                null,
                new TreeMap<>())));
  }

  /** An active tenant that sleeps and has nothing due. */
  void add(String tenant) {
    add(tenant, TenantState.ACTIVE, false, null);
  }

  boolean isAwake(String tenant) {
    return tenants.status(id(tenant)).orElseThrow().awake();
  }

  TenantRecord known(String tenant) {
    return tenants.status(id(tenant)).orElseThrow().known();
  }

  long awake() {
    return tenants.all().stream().filter(TenantStatus::awake).count();
  }

  static String wake(String tenant) {
    return "wake " + tenant;
  }

  /** Does it beside the test. */
  static <T> CompletableFuture<T> later(Supplier<T> body) {
    return CompletableFuture.supplyAsync(body, Thread::startVirtualThread);
  }

  /** Nobody is inside any more when this is called. */
  @Override
  public void close() {
    tenants.close();
    world.close();
  }
}
