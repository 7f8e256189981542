package dev.kontor.host.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.counter.Careless;
import dev.kontor.counter.Count;
import dev.kontor.counter.CountFrom;
import dev.kontor.counter.Counted;
import dev.kontor.counter.CounterHistory;
import dev.kontor.counter.CounterValue;
import dev.kontor.counter.OpenCounter;
import dev.kontor.host.context.RunningContext;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.aggregate.VersionConflict;
import dev.kontor.tenant.message.Recorded;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Aggregates that are kept as rows, on PostgreSQL and by Micronaut Data. */
final class StoredAggregateTest {

  private static TestHost host;
  private static Inside acme;

  @BeforeAll
  static void start() {
    host = TestHost.start();
    host.onboard("acme", "counter");
    acme = new Inside(host, "acme");
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static void open(String name) {
    acme.call(context -> context.send(new OpenCounter(name)));
  }

  private static int count(String name, Runnable meanwhile) {
    return acme.call(context -> context.send(new Count(name, meanwhile)));
  }

  private static int value(String name) {
    return acme.call(context -> context.ask(new CounterValue(name)));
  }

  private static List<Recorded<DomainEvent>> history(String name) {
    return acme.call(context -> context.ask(new CounterHistory(name)));
  }

  /** As another host or a person would, without asking anybody. */
  private static void changeBehindItsBack(String name) {
    Postgres.execute(
        acme.database(),
        "UPDATE counter.counter SET value = value + 100, version = version + 1 WHERE name = '%s'"
            .formatted(name));
  }

  @Test
  void its_change_and_its_events_are_written_together_and_are_a_stream() {
    open("plain");

    assertThat(count("plain", () -> {})).isEqualTo(1);
    assertThat(count("plain", () -> {})).isEqualTo(2);

    assertThat(value("plain")).isEqualTo(2);
    var history = history("plain");
    assertThat(history)
        .extracting(Recorded::event)
        .containsExactly(new Counted("plain", 1), new Counted("plain", 2));
    assertThat(history).extracting(Recorded::version).containsExactly(1L, 2L);
  }

  @Test
  void what_fails_after_it_has_changed_leaves_neither_change_nor_event() {
    open("failing");

    assertThatThrownBy(() ->
            count(
                "failing",
                () -> {
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(value("failing")).isZero();
    assertThat(history("failing")).isEmpty();
  }

  @Test
  void fifty_who_change_one_row_at_once_are_all_served_and_none_is_lost() {
    open("busy");

    var answers =
        IntStream.range(0, 50)
            .mapToObj(_ ->
                CompletableFuture.supplyAsync(
                    () -> host.post("/t/acme/counters/busy", ""), Thread::startVirtualThread))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(answers).extracting(Http.Answer::body).doesNotHaveDuplicates();
    assertThat(value("busy")).isEqualTo(50);
    assertThat(history("busy")).hasSize(50);
  }

  @Test
  void one_whose_row_was_changed_meanwhile_is_tried_again_as_a_whole() {
    open("overtaken");
    var attempts = new AtomicInteger();

    int came =
        count(
            "overtaken",
            () -> {
              if (attempts.incrementAndGet() == 1) {
                changeBehindItsBack("overtaken");
              }
            });

    assertThat(came).isEqualTo(101);
    assertThat(attempts).hasValue(2);
    assertThat(history("overtaken"))
        .extracting(Recorded::event)
        .containsExactly(new Counted("overtaken", 101));
  }

  @Test
  void one_that_is_always_overtaken_is_refused_by_its_name_and_leaves_nothing() {
    open("unlucky");
    var attempts = new AtomicInteger();

    assertThatThrownBy(() ->
            count(
                "unlucky",
                () -> {
                  attempts.incrementAndGet();
                  changeBehindItsBack("unlucky");
                }))
        .isInstanceOf(Conflict.class)
        .hasMessageContainingAll("'counter-unlucky'", "nothing was written", "repeat");

    assertThat(attempts).hasValue(3);
    assertThat(value("unlucky")).isEqualTo(300);
    assertThat(history("unlucky")).isEmpty();
  }

  @Test
  void a_stream_that_moved_on_is_a_conflict_of_versions_to_its_caller_and_409_over_http() {
    assertThatThrownBy(() -> acme.call(context -> context.send(new CountFrom("moved", 7))))
        .isInstanceOfSatisfying(
            VersionConflict.class,
            conflict -> {
              assertThat(conflict.stream()).isEqualTo("counter-moved");
              assertThat(conflict.expected()).isEqualTo(ExpectedVersion.exactly(7));
              assertThat(conflict.actual()).isZero();
            });

    var answer = host.post("/t/acme/counters/moved/from/7", "");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body())
        .contains("stream 'counter-moved' is at version 0; expected 7; nothing was written");
    assertThat(history("moved")).isEmpty();
  }

  @Test
  void a_repository_has_no_database_outside_of_a_unit_of_work() {
    var careless = acme.call(context -> ((RunningContext) context).beans().getBean(Careless.class));

    assertThatThrownBy(() ->
            acme.call(context -> {
              careless.open("careless");
              return context;
            }))
        .hasStackTraceContaining("no unit of work is open on this thread")
        .hasStackTraceContaining("context.send(…)");
    assertThatThrownBy(() -> acme.call(_ -> careless.isThere("careless")))
        .hasStackTraceContaining("no unit of work is open on this thread");
  }

  @Test
  void one_that_is_not_there_is_not_found() {
    assertThatThrownBy(() -> count("none", () -> {}))
        .isInstanceOf(NotFound.class)
        .hasMessage("no counter 'none'");
    assertThat(host.post("/t/acme/counters/none", "").status()).isEqualTo(404);
  }
}
