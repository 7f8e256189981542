package dev.kontor.host.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.message.Catalog;
import dev.kontor.host.message.OneModule;
import dev.kontor.host.unit.desk.Act;
import dev.kontor.host.unit.desk.Desk;
import dev.kontor.host.unit.desk.Happened;
import dev.kontor.host.unit.desk.Recall;
import dev.kontor.host.world.ManualWorld;
import dev.kontor.tenant.TenantId;
import dev.kontor.trip.Noted;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers are kept until they are wrong, and never longer. */
final class AnswersTest {

  private static final TenantId ACME = new TenantId("acme");

  private final ManualWorld world = new ManualWorld();
  private final ApplicationContext beans = ApplicationContext.run();
  private final UnitsInMemory store = new UnitsInMemory();
  private final Takeovers takeovers = new Takeovers();
  private final Desk desk = beans.getBean(Desk.class);
  private final UnitOfWork units = units();
  private final AtomicInteger known = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();

  private UnitOfWork units() {
    return units(ACME, store);
  }

  private UnitOfWork units(TenantId tenant, UnitStore in) {
    var catalog =
        new Catalog(List.of(beans.getBeanDefinition(Desk.class)), OneModule.named("desk"));
    return new UnitOfWork(
        new Hold(tenant, in, takeovers),
        new Application(beans, catalog, new CodecInMemory(catalog.eventTypes()), "here"),
        new Origin(world, world.clock()),
        Tracing.none(),
        _ -> {},
        _ -> {});
  }

  AnswersTest() {
    desk.recall =
        what -> {
          asked.incrementAndGet();
          return what + known.get();
        };
  }

  @AfterEach
  void close() {
    beans.close();
    world.close();
  }

  private void happens(UnitOfWork where) {
    where.send(
        new Act(() -> {
          where.raise(new Happened("thing-1", "it"));
          known.incrementAndGet();
          return "done";
        }));
  }

  @Test
  void equal_queries_are_answered_once_until_something_happens() {
    assertThat(units.ask(new Recall("a"))).isEqualTo("a0");
    assertThat(units.ask(new Recall("a"))).isEqualTo("a0");
    assertThat(units.ask(new Recall("b"))).isEqualTo("b0");
    assertThat(asked).hasValue(2);

    happens(units);

    assertThat(units.ask(new Recall("a"))).isEqualTo("a1");
    assertThat(asked).hasValue(3);
  }

  @Test
  void what_does_not_matter_to_an_answer_leaves_it_kept() {
    assertThat(units.ask(new Recall("a"))).isEqualTo("a0");
    known.incrementAndGet();

    units.send(
        new Act(() -> {
          units.raise(new Noted("ann", "something else"));
          return "done";
        }));

    assertThat(units.ask(new Recall("a"))).isEqualTo("a0");
    assertThat(asked).hasValue(1);
  }

  @Test
  void each_tenant_has_answers_of_its_own() {
    var other = units(new TenantId("other"), new UnitsInMemory());
    assertThat(units.ask(new Recall("a"))).isEqualTo("a0");
    known.incrementAndGet();

    assertThat(other.ask(new Recall("a"))).isEqualTo("a1");
    happens(other);

    assertThat(units.ask(new Recall("a"))).isEqualTo("a0");
    assertThat(other.ask(new Recall("a"))).isEqualTo("a2");
    assertThat(asked).hasValue(3);
  }

  @Test
  void an_answer_is_kept_so_long_and_so_many_are() {
    assertThat(units.ask(new Recall("a"))).isEqualTo("a0");
    world.advance(Duration.ofMinutes(10).minusNanos(1));
    assertThat(units.ask(new Recall("a"))).isEqualTo("a0");
    assertThat(asked).hasValue(1);
    world.advance(Duration.ofNanos(1));
    assertThat(units.ask(new Recall("a"))).isEqualTo("a0");
    assertThat(asked).hasValue(2);

    for (int again = 0; again < 2; again++) {
      IntStream.range(0, 2_000).forEach(i -> units.ask(new Recall("" + i)));
    }

    assertThat(asked).hasValueBetween(2 + 2_000 + 1_000, 2 + 4_000);
  }

  @Test
  void what_another_context_of_the_tenant_commits_is_known_too() {
    var successor = units();
    assertThat(successor.ask(new Recall("a"))).isEqualTo("a0");

    happens(units);

    assertThat(successor.ask(new Recall("a"))).isEqualTo("a1");
  }

  @Test
  void what_a_projection_has_entered_since_is_known() {
    assertThat(units.ask(new Recall("a"))).isEqualTo("a0");
    known.set(7);

    units.changed(Set.of("desk.happened"));

    assertThat(units.ask(new Recall("a"))).isEqualTo("a7");
  }

  @Test
  void inside_a_unit_nothing_is_taken_or_kept() {
    assertThat(units.ask(new Recall("a"))).isEqualTo("a0");
    units.send(
        new Act(() -> {
          known.set(5);
          assertThat(units.ask(new Recall("a"))).isEqualTo("a5");
          return "done";
        }));

    assertThat(units.ask(new Recall("a"))).isEqualTo("a0");
  }

  @Test
  void null_and_what_was_refused_are_not_kept() {
    desk.recall = _ -> null;
    assertThat(units.ask(new Recall("a"))).isNull();
    desk.recall =
        _ -> {
          throw new IllegalStateException("not now");
        };
    assertThatThrownBy(() -> units.ask(new Recall("a"))).hasMessage("not now");
    desk.recall = what -> what;

    assertThat(units.ask(new Recall("a"))).isEqualTo("a");
  }

  @Test
  void an_answer_that_was_read_before_a_commit_and_put_away_after_it_is_found_by_nobody()
      throws InterruptedException {
    var read = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    desk.recall =
        what -> {
          var answer = what + known.get();
          read.countDown();
          await(goOn);
          return answer;
        };
    var slow = new CompletableFuture<String>();
    world.scheduler().run("slow", () -> slow.complete(units.ask(new Recall("a"))));
    assertThat(read.await(20, TimeUnit.SECONDS)).isTrue();
    happens(units);
    goOn.countDown();

    assertThat(slow.join()).isEqualTo("a0");
    assertThat(units.ask(new Recall("a"))).isEqualTo("a1");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void nobody_is_told_less_than_was_so_when_a_command_before_was_answered() {
    var goesOn = new AtomicBoolean(true);
    var askers =
        IntStream.range(0, 4)
            .mapToObj(_ -> {
              var done = new CompletableFuture<Boolean>();
              world.scheduler().run("asks", () -> done.complete(asksUntil(goesOn)));
              return done;
            })
            .toList();
    for (int i = 0; i < 2_000; i++) {
      happens(units);
    }
    goesOn.set(false);

    assertThat(askers).allSatisfy(asker -> assertThat(asker.join()).isTrue());
    assertThat(units.ask(new Recall(""))).isEqualTo("2000");
  }

  /** In memory a write is seen before its commit, never after its answer. */
  private boolean asksUntil(AtomicBoolean goesOn) {
    while (goesOn.get()) {
      int answered = store.events().size() - 1;
      var told = Integer.parseInt(String.valueOf(units.ask(new Recall(""))));
      if (told < answered) {
        return false;
      }
    }
    return true;
  }
}
