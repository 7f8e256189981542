package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;

import dev.kontor.crash.CrashingHost;
import dev.kontor.host.app.Http.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A host in a process of its own, on a port of its own, which is killed at any moment and started
 * again. One thread has it live and die; any may ask it.
 */
final class MortalHost implements AutoCloseable {

  private static final Duration LONGEST_LIFE = Duration.ofMillis(1500);

  private final TestHost prepared;
  private final int port;
  private final AtomicInteger deaths = new AtomicInteger();
  private @Nullable ChildHost life;

  /** In the folder of a host that is stopped, and with its options, the port among them. */
  MortalHost(TestHost prepared) {
    this.prepared = prepared;
    port = Integer.parseInt(String.valueOf(prepared.options().get("kontor.port")));
  }

  void live() {
    life =
        ChildHost.start(
            prepared.folder(),
            List.of(),
            CrashingHost.class,
            prepared.options().entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .toList());
    life.waitFor("port");
  }

  /** Is killed so often, each time within a moment of serving, and lives on. */
  void dieAtRandom(int times, RandomGenerator random) {
    dieAtRandom(times, random, _ -> {});
  }

  /** The same; in each life something more may happen to it, told how often it died before. */
  void dieAtRandom(int times, RandomGenerator random, IntConsumer inEachLife) {
    for (int i = 0; i < times; i++) {
      inEachLife.accept(i);
      LockSupport.parkNanos(random.nextLong(LONGEST_LIFE.toNanos()));
      Objects.requireNonNull(life).kill();
      deaths.incrementAndGet();
      live();
    }
  }

  int deaths() {
    return deaths.get();
  }

  /** Null: it died before it could answer, or is dead; what was asked may have been done. */
  @Nullable Answer ask(String method, String path, @Nullable String body, String... headers) {
    try {
      return Http.send(port, method, path, body, headers);
    } catch (UncheckedIOException cutOff) {
      return null;
    }
  }

  /** Waits until it answers; anew for each life, since many may end before they do. */
  void awaitLife() {
    int life;
    do {
      int current = deaths.get();
      life = current;
      eventually("the host lives, or dies again", () -> answers() || deaths.get() > current);
    } while (deaths.get() > life);
  }

  private boolean answers() {
    var answer = ask("GET", "/health", null);
    return answer != null && answer.status() == 200;
  }

  @Override
  public void close() {
    if (life != null) {
      life.close();
    }
    prepared.close();
  }
}
