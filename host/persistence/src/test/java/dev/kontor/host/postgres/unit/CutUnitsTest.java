package dev.kontor.host.postgres.unit;

import static dev.kontor.host.postgres.unit.TenantUnderTest.followUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.postgres.unit.CuttingProxy.Cut;
import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.Writes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many units and follow-ups at once, which share their commits, over connections that are cut again
 * and again. Who cuts when is drawn; which unit it hits is the machine's choice.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CutUnitsTest {

  private static final Logger log = LoggerFactory.getLogger(CutUnitsTest.class);

  private static final int WRITERS = 24;
  private static final int UNITS = 25;
  private static final int STREAMS = 60;
  private static final int BETWEEN_CUTS = 80;

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final CuttingProxy proxy = tenant.proxy();
  private final HostUnderTest host = tenant.host(proxy, 4);
  private final AtomicLong numbers = new AtomicLong();

  private final Queue<Long> written = new ConcurrentLinkedQueue<>();
  private final Queue<Long> refused = new ConcurrentLinkedQueue<>();
  private final Queue<Long> left = new ConcurrentLinkedQueue<>();

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
  }

  private boolean write(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < UNITS; i++) {
      long position = numbers.addAndGet(2) - 1;
      var stream = "s" + random.nextInt(STREAMS);
      cutNow(random);
      if (isWritten(
          new Writes(
              List.of(tenant.event(position, stream, StoredEvent.NEXT)),
              List.of(followUp(position + 1, "mail", stream, position)),
              null))) {
        written.add(position);
        cutNow(random);
        if (!isWritten(new Writes(List.of(), List.of(), position + 1))) {
          left.add(position + 1);
        }
      } else {
        refused.add(position);
      }
    }
    return true;
  }

  private void cutNow(Random random) {
    if (random.nextInt(BETWEEN_CUTS) == 0) {
      proxy.cut(List.of(Cut.REQUEST, Cut.ANSWER, Cut.CLIENT).get(random.nextInt(3)));
    }
  }

  private boolean isWritten(Writes writes) {
    try {
      host.write(writes);
      return true;
    } catch (RuntimeException refusal) {
      log.debug("refused", refusal);
      return false;
    }
  }

  private List<Long> numbers(String query) throws Exception {
    try (var session = tenant.session();
        var statement = session.createStatement();
        var result = statement.executeQuery(query)) {
      var found = new ArrayList<Long>();
      while (result.next()) {
        found.add(result.getLong(1));
      }
      return found;
    }
  }

  @Test
  void what_was_acknowledged_is_there_once_and_what_was_refused_is_not() throws Exception {
    host.takeOver();
    long seed = new Random().nextLong();

    IntStream.range(0, WRITERS)
        .mapToObj(i -> tenant.beside(() -> write(seed + i)))
        .toList()
        .forEach(each -> assertThat(each.join()).isTrue());

    proxy.cut(Cut.NONE);
    var said = "seed %d, %d refused".formatted(seed, refused.size());
    assertThat(written).as(said).hasSizeGreaterThan(WRITERS * UNITS / 2);
    assertThat(numbers("SELECT position FROM kontor.event"))
        .as(said)
        .containsExactlyInAnyOrderElementsOf(written);
    assertThat(numbers("SELECT number FROM kontor.follow_up"))
        .as(said)
        .containsExactlyInAnyOrderElementsOf(left);
    assertThat(
            tenant.value(
                """
                SELECT count(*) FROM (
                  SELECT version - row_number() OVER stream AS gap,
                    position < lag(position) OVER stream AS is_late
                  FROM kontor.event WINDOW stream AS (PARTITION BY stream ORDER BY version)) each
                WHERE gap <> 0 OR is_late\
                """))
        .as("%s: versions have gaps, or another order than numbers", said)
        .isEqualTo("0");
  }
}
