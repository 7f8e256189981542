package dev.kontor.host.followup;

import static dev.kontor.host.world.Eventually.eventually;

import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.Ran;
import dev.kontor.host.world.ManualWorld;
import dev.kontor.tenant.Conflict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An engine on a store in memory, whose handlers do what the test says, and time by hand. */
final class FollowUpsUnderTest implements AutoCloseable {

  static final Duration PAUSE = Duration.ofMillis(100);
  static final int AT_ONCE = 16;

  final ManualWorld world = new ManualWorld();
  final FollowUpsInMemory store = new FollowUpsInMemory();
  final FollowUps followUps;

  private final Map<String, Policy> policies = new ConcurrentHashMap<>();
  private final Map<Long, Consumer<Due>> behaviours = new ConcurrentHashMap<>();
  private final Map<Long, Consumer<Runnable>> committing = new ConcurrentHashMap<>();
  private final List<Long> begun = new CopyOnWriteArrayList<>();
  private final List<List<Long>> together = new CopyOnWriteArrayList<>();
  private volatile boolean refusesTogether;
  private final List<Long> done = new CopyOnWriteArrayList<>();

  FollowUpsUnderTest() {
    this(AT_ONCE);
  }

  FollowUpsUnderTest(int atOnce) {
    followUps = new FollowUps(store, this::execute, policies::get, world, atOnce);
    handler("mail", 3, 4);
    handler("invoice", 3, 4);
  }

  void handler(String name, int attempts, int atOnce) {
    policies.put(name, new Policy(attempts, PAUSE, atOnce, true));
  }

  void handlerAlone(String name) {
    policies.put(name, Policy.alone(3, PAUSE, 4));
  }

  void removeHandler(String name) {
    policies.remove(name);
  }

  /** What a run does when it is tried, from now on; nothing otherwise. */
  void on(long number, Consumer<Due> behaviour) {
    behaviours.put(number, behaviour);
  }

  void fail(long number) {
    on(
        number,
        _ -> {
          throw new IllegalStateException("run %d fails".formatted(number));
        });
  }

  /** From now on, no two are committed together. */
  void refuseTogether() {
    refusesTogether = true;
  }

  void succeed(long number) {
    behaviours.remove(number);
  }

  /** The run stays under way until the result is completed. */
  CompletableFuture<Void> hold(long number) {
    var release = new CompletableFuture<Void>();
    on(number, _ -> release.join());
    return release;
  }

  /** The run has done all, and its commit stays under way until the result is completed. */
  CompletableFuture<Void> holdCommit(long number) {
    var release = new CompletableFuture<Void>();
    committing.put(
        number,
        commits -> {
          commits.run();
          release.join();
        });
    return release;
  }

  /** As a unit does: all that come without failing are committed together. */
  private Ran execute(List<Due> dues, Runnable commits) {
    var numbers = dues.stream().map(due -> due.followUp().number()).toList();
    together.add(numbers);
    if (dues.size() > 1 && refusesTogether) {
      throw new Conflict("the database refuses them together", null);
    }
    var ran = inOrder(dues, this::behave);
    var ended = numbers.subList(0, ran.done());
    ended.forEach(number -> committing.getOrDefault(number, _ -> {}).accept(commits));
    ended.forEach(store::done);
    done.addAll(ended);
    return ran;
  }

  private void behave(Due due) {
    long number = due.followUp().number();
    begun.add(number);
    behaviours.getOrDefault(number, _ -> {}).accept(due);
  }

  /** As far as the body doesn't throw; what the only one throws, this throws. */
  static Ran inOrder(List<Due> dues, Consumer<Due> body) {
    for (int i = 0; i < dues.size(); i++) {
      try {
        body.accept(dues.get(i));
      } catch (RuntimeException failure) {
        if (dues.size() == 1) {
          throw failure;
        }
        return new Ran(i, failure instanceof Conflict ? null : failure);
      }
    }
    return Ran.of(dues.size());
  }

  /** As a unit does. */
  void commit(Due... dues) {
    for (var due : dues) {
      store.add(due);
    }
    followUps.committed(List.of(dues));
  }

  List<Long> done() {
    return List.copyOf(done);
  }

  /** What was tried together, or alone. */
  List<List<Long>> together() {
    return List.copyOf(together);
  }

  List<Long> begun() {
    return List.copyOf(begun);
  }

  long triesOf(long number) {
    return begun.stream().filter(it -> it == number).count();
  }

  void areDone(Long... numbers) {
    eventually("done: " + List.of(numbers), () -> done.containsAll(List.of(numbers)));
  }

  /** Nothing is under way or due. */
  void isQuiet() {
    soon(followUps.quiet());
  }

  /** What a future gives, within a bound of real time. */
  static <T> T soon(CompletableFuture<T> future) {
    return future.orTimeout(1, TimeUnit.MINUTES).join();
  }

  void isTriedAgainAfter(long number, Duration pause) {
    long before = triesOf(number);
    world.advance(pause);
    eventually("run %d is tried again".formatted(number), () -> triesOf(number) > before);
    isQuiet();
  }

  @Override
  public void close() {
    followUps.close();
    world.close();
  }
}
