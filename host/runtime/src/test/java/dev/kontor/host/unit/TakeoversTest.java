package dev.kontor.host.unit;

import static dev.kontor.host.world.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Taking tenants over, each once, and none at another's cost. */
final class TakeoversTest {

  private final Takeovers takeovers = new Takeovers();

  private static <T> CompletableFuture<T> beside(Supplier<T> body) {
    return CompletableFuture.supplyAsync(body, Thread::startVirtualThread);
  }

  @Test
  void a_slow_take_over_holds_no_other_tenant_up() {
    var slow = new Slow();
    var waiting = beside(() -> new Hold(new TenantId("slow"), slow, takeovers).epoch());
    eventually("it is being taken over", () -> slow.asked.get() == 1);

    // More than the map has places, so that some share one with the slow tenant.
    for (int each = 0; each < 1_000; each++) {
      var tenant = new TenantId("quick-" + each);
      assertThat(beside(() -> new Hold(tenant, new UnitsInMemory(), takeovers).epoch()))
          .succeedsWithin(Duration.ofMinutes(1))
          .isEqualTo(1L);
    }

    assertThat(waiting).isNotDone();
    slow.answer.complete(new UnitStore.Ownership(5, 0));
    assertThat(waiting.join()).isEqualTo(5);
  }

  @Test
  void who_asks_while_a_tenant_is_taken_over_gets_what_comes_of_it() {
    var slow = new Slow();
    var tenant = new TenantId("acme");
    var first = beside(() -> new Hold(tenant, slow, takeovers).epoch());
    eventually("it is being taken over", () -> slow.asked.get() == 1);
    var others =
        IntStream.range(0, 5)
            .mapToObj(_ -> beside(() -> new Hold(tenant, slow, takeovers).epoch()))
            .toList();

    slow.answer.complete(new UnitStore.Ownership(5, 0));

    assertThat(first.join()).isEqualTo(5);
    assertThat(others).allSatisfy(each -> assertThat(each.join()).isEqualTo(5));
    assertThat(slow.asked).hasValue(1);
  }

  @Test
  void a_take_over_that_failed_is_tried_again_by_the_next_who_asks() {
    var tenant = new TenantId("acme");
    var slow = new Slow();
    slow.answer.completeExceptionally(new IllegalStateException());

    assertThatThrownBy(() -> new Hold(tenant, slow, takeovers).epoch())
        .hasMessageContaining("away");

    assertThat(new Hold(tenant, new UnitsInMemory(), takeovers).epoch()).isOne();
  }

  /** Answers when the test says so. */
  private static final class Slow implements UnitStore {

    final CompletableFuture<Ownership> answer = new CompletableFuture<>();
    final AtomicInteger asked = new AtomicInteger();

    @Override
    public Ownership takeOver() {
      asked.incrementAndGet();
      if (answer.isCompletedExceptionally()) {
        throw new IllegalStateException("the database is away");
      }
      return answer.join();
    }

    @Override
    public <R extends @Nullable Object> R write(Function<Transaction, R> body) {
      throw new UnsupportedOperationException("write");
    }

    @Override
    public <R extends @Nullable Object> R read(Function<Transaction, R> body) {
      throw new UnsupportedOperationException("read");
    }

    @Override
    public @Nullable KeptAnswer answer(RequestKey key, Instant now) {
      throw new UnsupportedOperationException("answer");
    }
  }
}
