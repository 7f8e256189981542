package dev.kontor.host.followup;

import static dev.kontor.host.followup.FollowUpsUnderTest.inOrder;
import static dev.kontor.host.followup.RunsUnderTest.run;
import static dev.kontor.host.world.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.Ran;
import dev.kontor.host.world.RealWorld;
import dev.kontor.tenant.Conflict;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many units commit at once, their commits are heard of late and in any order, handlers fail, and
 * the database is away now and then: order, exactly one successful run, and no overlap hold.
 */
final class RacesTest {

  private static final int COMMITTERS = 4;
  private static final int STREAMS_EACH = 2;
  private static final int UNITS_EACH = 300;
  private static final int AT_ONCE = 4;
  private static final String POISONED = "stream-0-0";

  private final Queue<Long> none = new ArrayDeque<>();
  private final FollowUpsInMemory store = new FollowUpsInMemory();
  private final AtomicLong numbers = new AtomicLong();
  private final Map<String, Queue<Long>> committed = new ConcurrentHashMap<>();
  private final Map<String, Queue<Long>> done = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
  private final Set<Long> gone = ConcurrentHashMap.newKeySet();
  private final List<String> faults = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void each_run_succeeds_once_in_order_and_alone_in_its_queue(long seed) {
    try (var world = new RealWorld();
        var followUps =
            new FollowUps(
                store,
                (dues, _) -> execute(dues, seed),
                _ -> new Policy(9, Duration.ofMillis(1), AT_ONCE, true),
                world,
                16)) {
      var ended = new CountDownLatch(COMMITTERS);
      for (int committer = 0; committer < COMMITTERS; committer++) {
        int it = committer;
        world.run(
            "committer",
            () -> {
              commit(followUps, it, new Random(seed * 31 + it));
              ended.countDown();
            });
      }
      eventually("something is committed", () -> numbers.get() > 200);
      followUps.start();
      store.refuse(method -> method.equals("failed") && numbers.get() % 16 == 0);
      eventually("all is committed", () -> ended.getCount() == 0);
      store.refuse(_ -> false);

      eventually("all but the poisoned queue is done", () -> store.backlog().waiting() == held());

      assertThat(faults).as("seed %d", seed).isEmpty();
      assertThat(store.asked("next")).as("seed %d reads pages", seed).isGreaterThan(20);
      assertThat(followUps.parked(0, 10_000)).as("seed %d", seed).hasSize(1);
      committed.forEach((queue, all) -> assertDone(seed, queue, all));
      release(followUps);
      assertThat(faults).as("seed %d", seed).isEmpty();
    }
  }

  private void assertDone(long seed, String queue, Queue<Long> all) {
    var ran = new ArrayList<>(done.getOrDefault(queue, none));
    if (queue.endsWith("null")) {
      assertThat(ran).as("seed %d, %s", seed, queue).containsExactlyInAnyOrderElementsOf(all);
    } else if (!queue.equals("mail " + POISONED)) {
      assertThat(ran).as("seed %d, %s", seed, queue).containsExactlyElementsOf(all);
    }
  }

  /** What the poisoned queue still holds goes on, in order, without the run that poisons it. */
  private void release(FollowUps followUps) {
    var queue = "mail " + POISONED;
    var poison = followUps.parked(0, 10_000).getFirst().number();
    assertThat(followUps.discard(poison)).isTrue();
    eventually("the rest is done", () -> store.backlog().waiting() == 0);
    var expected = committed.getOrDefault(queue, none).stream().filter(it -> it != poison).toList();
    assertThat(new ArrayList<>(done.getOrDefault(queue, none))).containsExactlyElementsOf(expected);
  }

  private long held() {
    var queue = "mail " + POISONED;
    return committed.getOrDefault(queue, none).size() - done.getOrDefault(queue, none).size() - 1L;
  }

  /** Each stream has one committer, which hears of its commits in order, and often late. */
  private void commit(FollowUps followUps, int committer, Random random) {
    var unheard = new ArrayList<Due>();
    for (int unit = 0; unit < UNITS_EACH; unit++) {
      var stream = "stream-" + committer + "-" + random.nextInt(STREAMS_EACH);
      unheard.addAll(unit(stream, unit));
      spin(random.nextInt(2_000));
      if (random.nextInt(6) != 0) {
        followUps.committed(unheard);
        unheard.clear();
      }
    }
    followUps.committed(unheard);
  }

  private List<Due> unit(String stream, int unit) {
    var dues = new ArrayList<Due>();
    dues.add(run(numbers.addAndGet(2), "mail", stream));
    dues.add(run(numbers.addAndGet(2), "invoice", stream));
    dues.add(run(numbers.addAndGet(2), "notice", null));
    if (unit % 2 == 0) {
      dues.add(run(numbers.addAndGet(2), "mail", stream));
    }
    dues.forEach(due -> {
      committed.computeIfAbsent(queue(due), _ -> new ConcurrentLinkedQueue<>()).add(number(due));
      store.add(due);
    });
    return dues;
  }

  private Ran execute(List<Due> dues, long seed) {
    if (dues.size() > 1 && System.nanoTime() % 8 == 0) {
      throw new Conflict("together, by chance", null);
    }
    return inOrder(dues, due -> execute(due, seed));
  }

  private void execute(Due due, long seed) {
    var queue = queue(due);
    var counter = underWay.computeIfAbsent(queue, _ -> new AtomicInteger());
    int most = due.followUp().queue() == null ? AT_ONCE : 1;
    if (counter.incrementAndGet() > most) {
      faults.add("%s overlaps at %d".formatted(queue, number(due)));
    }
    try {
      if (gone.contains(number(due))) {
        faults.add("%d of %s runs again".formatted(number(due), queue));
      }
      failPerhaps(due, new Random(seed * 1_000_003 + number(due) * 31 + due.followUp().attempts()));
      // Before it is done, since the next of its queue may be done before this is noted.
      done.computeIfAbsent(queue, _ -> new ConcurrentLinkedQueue<>()).add(number(due));
      gone.add(number(due));
      store.done(number(due));
    } finally {
      counter.decrementAndGet();
    }
  }

  private void failPerhaps(Due due, Random random) {
    if (isPoison(due)) {
      throw new IllegalStateException("poison");
    }
    int chance = random.nextInt(100);
    if (chance < 10) {
      throw new IllegalStateException("by chance");
    }
    // By another source than the attempt's number, which a conflict does not raise.
    if (chance < 15 && System.nanoTime() % 2 == 0) {
      throw new Conflict("by chance", null);
    }
    spin(random.nextInt(2_000));
  }

  private static void spin(int times) {
    for (int i = 0; i < times; i++) {
      Thread.onSpinWait();
    }
  }

  private boolean isPoison(Due due) {
    var queue = committed.get("mail " + POISONED);
    return queue != null && queue(due).equals("mail " + POISONED) && number(due) == queue.peek();
  }

  private static long number(Due due) {
    return due.followUp().number();
  }

  private static String queue(Due due) {
    @Nullable String queue = due.followUp().queue();
    return due.followUp().handler() + " " + queue;
  }
}
