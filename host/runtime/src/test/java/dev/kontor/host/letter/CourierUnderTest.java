package dev.kontor.host.letter;

import dev.kontor.host.letter.Outbox.Channel;
import dev.kontor.host.letter.Outbox.Written;
import dev.kontor.host.message.Catalog;
import dev.kontor.host.unit.Application;
import dev.kontor.host.unit.Hold;
import dev.kontor.host.unit.JsonEventCodec;
import dev.kontor.host.unit.Origin;
import dev.kontor.host.unit.OwnFollowUps;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.StoredFollowUp;
import dev.kontor.host.unit.Takeovers;
import dev.kontor.host.unit.Tracing;
import dev.kontor.host.unit.UnitOfWork;
import dev.kontor.host.unit.UnitsInMemory;
import dev.kontor.host.world.ManualWorld;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.message.Metadata;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What brings ann's letters, in a world that the test moves, out of an outbox in memory. */
final class CourierUnderTest implements AutoCloseable {

  static final TenantId ANN = new TenantId("ann");
  static final String BOB = "bob@there";

  final ManualWorld world = new ManualWorld();
  final OutboxInMemory outbox = new OutboxInMemory();

  /** Up to which number everything is known. */
  volatile long settled = Long.MAX_VALUE;

  final Courier courier;
  private final ApplicationContext beans = ApplicationContext.run();
  private final UnitsInMemory units = new UnitsInMemory();

  CourierUnderTest(Delivery delivery) {
    var application = application();
    courier =
        new Courier(
            new Address(ANN, "here"),
            outbox,
            delivery,
            new DeadLetters(new OwnFollowUps(unitOfWork(application)), outbox, application),
            world);
  }

  private Application application() {
    var catalog = new Catalog(List.of(), _ -> null);
    var codec = new JsonEventCodec(beans.getBean(JsonMapper.class), catalog.eventTypes());
    return new Application(beans, catalog, codec, "here");
  }

  private UnitOfWork unitOfWork(Application application) {
    return new UnitOfWork(
        new Hold(ANN, units, new Takeovers()),
        application,
        new Origin(world, world.clock()),
        Tracing.none(),
        _ -> {},
        _ -> {});
  }

  /** Letters of these numbers are left by units that end now. */
  List<Written> write(String to, long... numbers) {
    return Arrays.stream(numbers).mapToObj(number -> write(to, number, "{}")).toList();
  }

  Written write(String to, long number, String data) {
    var now = world.clock().instant();
    var metadata =
        new Metadata(
            new UUID(7, number),
            ANN,
            "anonymous",
            new UUID(8, number),
            new UUID(8, number),
            now,
            null);
    var letter =
        Written.of(
            number, new StoredEvent(number, "mouth", number, "guild.said", 1, data, metadata), now);
    outbox.write(to, letter);
    return letter;
  }

  /** Brings what there is to bob up to a number. */
  @Nullable Duration bring(long upTo) {
    return courier.bring(BOB, upTo, () -> true);
  }

  /** What is known of the channel to bob. */
  Channel channel() {
    return Objects.requireNonNull(outbox.channel(BOB));
  }

  List<Long> left() {
    return outbox.next(BOB, 10_000).letters().stream()
        .map(letter -> letter.letter().number())
        .toList();
  }

  /** What was given up, the oldest first. */
  List<StoredFollowUp> dead() {
    return units.followUps();
  }

  List<Long> deadNumbers() {
    return dead().stream().map(StoredFollowUp::event).toList();
  }

  @Override
  public void close() {
    beans.close();
    world.close();
  }
}
