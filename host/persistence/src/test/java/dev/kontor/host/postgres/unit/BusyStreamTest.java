package dev.kontor.host.postgres.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.RequestKey;
import dev.kontor.host.unit.UnitEventStore;
import dev.kontor.host.unit.UnitOfWork;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.testing.conformance.Noted;
import dev.kontor.testing.golden.EventJson;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Many who want one stream, in a context of few connections. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BusyStreamTest {

  private static final int MANY = 20;

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final EventJson json = new EventJson();
  private final HostUnderTest host = tenant.host(2);
  private UnitOfWork units = EventsInPostgresTest.units(tenant, host, json);
  private EventStore events = new UnitEventStore(units);
  private final AtomicInteger came = new AtomicInteger();

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
    json.close();
  }

  @BeforeEach
  void nothing_is_written() {
    tenant.asAdministrator("DELETE FROM public.note; DELETE FROM kontor.event");
    // An owner remembers what it has written, which was deleted behind its back.
    units = EventsInPostgresTest.units(tenant, host, json);
    events = new UnitEventStore(units);
    came.set(0);
  }

  private Object readAndRaise(String stream, String text) {
    var _ = events.read(stream, 0);
    return raise(stream, text);
  }

  private Object raise(String stream, String text) {
    units.raise(new Noted(stream, text));
    return text;
  }

  private Object note(int id) {
    host.execute("INSERT INTO public.note VALUES (%d, 'noted')".formatted(id));
    return id;
  }

  /** While one is at the stream and these want it, another does its work elsewhere. */
  private void oneElsewhereWhileMany(IntFunction<Object> want) throws Exception {
    var isThere = new CountDownLatch(1);
    var mayGo = new CountDownLatch(1);
    var first =
        tenant.beside(() ->
            units.send(
                new Do(() -> {
                  readAndRaise("busy", "first");
                  isThere.countDown();
                  return within20Seconds(mayGo);
                })));
    assertThat(within20Seconds(isThere)).isTrue();
    List<CompletableFuture<Object>> many =
        IntStream.range(0, MANY).mapToObj(i -> tenant.beside(() -> want.apply(i))).toList();
    TenantUnderTest.eventually("all have come", () -> came.get() >= MANY);

    units.send(new Do(() -> readAndRaise("quiet", "meanwhile")));

    assertThat(first).isNotDone();
    assertThat(tenant.value("SELECT count(*) FROM kontor.event WHERE stream = 'quiet'"))
        .isEqualTo("1");
    mayGo.countDown();
    first.join();
    many.forEach(CompletableFuture::join);
    assertThat(
            tenant.value(
                "SELECT count(*) || '/' || max(version) FROM kontor.event WHERE stream = 'busy'"))
        .isEqualTo("%1$d/%1$d".formatted(MANY + 1));
  }

  private static boolean within20Seconds(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void those_who_read_it_keep_nobody_from_another_stream() throws Exception {
    oneElsewhereWhileMany(i ->
        units.send(
            new Do(() -> {
              came.incrementAndGet();
              return readAndRaise("busy", "word " + i);
            })));
  }

  @Test
  void nor_do_those_who_have_written_before_they_come_to_it_and_each_row_is_there_once()
      throws Exception {
    oneElsewhereWhileMany(i ->
        units.send(
            new Do(() -> {
              note(i);
              came.incrementAndGet();
              return readAndRaise("busy", "word " + i);
            })));

    assertThat(tenant.value("SELECT count(*) FROM public.note")).isEqualTo("" + MANY);
  }

  @Test
  void nor_do_those_who_raise_there_without_having_read_it() throws Exception {
    oneElsewhereWhileMany(i ->
        units.send(
            new Do(() -> {
              came.incrementAndGet();
              return raise("busy", "word " + i);
            })));
  }

  @Test
  void nor_do_requests_with_keys() throws Exception {
    oneElsewhereWhileMany(i ->
        String.valueOf(
            units.once(
                new RequestKey("anonymous", "POST /busy", "key " + i, "body"),
                () ->
                    units
                        .send(
                            new Do(() -> {
                              came.incrementAndGet();
                              return readAndRaise("busy", "word " + i);
                            }))
                        .toString())));
  }
}
