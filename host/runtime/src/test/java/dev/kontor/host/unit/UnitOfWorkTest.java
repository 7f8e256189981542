package dev.kontor.host.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.message.Catalog;
import dev.kontor.host.unit.UnitStore.Conflict;
import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.host.unit.desk.Act;
import dev.kontor.host.unit.desk.Desk;
import dev.kontor.host.unit.desk.Happened;
import dev.kontor.host.unit.desk.Look;
import dev.kontor.host.unit.desk.Note;
import dev.kontor.host.world.RealWorld;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.message.Metadata;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a unit of work promises (design §5), by the numbers there. */
final class UnitOfWorkTest {

  private static final TenantId ACME = new TenantId("acme");

  private final RealWorld world = new RealWorld();
  private final ApplicationContext beans = ApplicationContext.run();
  private final UnitsInMemory store = new UnitsInMemory();
  private final Desk desk = beans.getBean(Desk.class);
  private final List<Due> committed = new ArrayList<>();
  private final List<Instant> timersSet = new ArrayList<>();
  private final UnitOfWork units = units();
  private final UnitEventStore events = new UnitEventStore(units);

  private UnitOfWork units() {
    var catalog = new Catalog(List.of(beans.getBeanDefinition(Desk.class)), _ -> "desk");
    return new UnitOfWork(
        ACME,
        beans,
        catalog,
        new CodecInMemory(catalog.eventTypes()),
        store,
        new Takeovers(),
        new Origin(world, world.clock()),
        committed::addAll,
        timersSet::add);
  }

  @AfterEach
  void close() {
    beans.close();
    world.close();
  }

  private String act(Supplier<String> body) {
    return units.send(new Act(body));
  }

  private void raise(String... what) {
    for (var each : what) {
      units.raise(new Happened("thing-1", each));
    }
  }

  private List<String> types() {
    return store.events().stream().map(StoredEvent::type).toList();
  }

  @Test
  void a_body_that_throws_leaves_nothing_and_its_caller_gets_the_exception() {
    assertThatThrownBy(() ->
            act(() -> {
              raise("one");
              throw new IllegalStateException("no");
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no");

    assertThat(store.events()).isEmpty();
    assertThat(desk.ran).isEmpty();
    assertThat(committed).isEmpty();
  }

  @Test
  void events_are_handled_first_in_first_out_in_the_handlers_order() {
    desk.early =
        event -> {
          if (event.what().equals("one")) {
            raise("three");
          }
        };

    assertThat(
            act(() -> {
              raise("one", "two");
              return "done";
            }))
        .isEqualTo("done");

    assertThat(desk.ran)
        .containsExactly(
            "first one", "prepare one", "first two", "prepare two", "first three", "prepare three");
    assertThat(store.events()).extracting(StoredEvent::version).containsExactly(1L, 2L, 3L);
  }

  @Test
  void an_endless_loop_is_an_error_that_names_the_cycle() {
    desk.early = _ -> raise("again");

    assertThatThrownBy(() ->
            act(() -> {
              raise("begin");
              return "never";
            }))
        .isInstanceOf(EndlessEvents.class)
        .hasMessageContainingAll("1000 events", "Happened → Happened");
    assertThat(store.events()).isEmpty();
  }

  @Test
  void a_before_commit_handler_that_throws_takes_everything_back() {
    desk.before =
        _ -> {
          throw new IllegalArgumentException("not so");
        };

    assertThatThrownBy(() ->
            act(() -> {
              raise("one");
              return "never";
            }))
        .hasMessage("not so");

    assertThat(store.events()).isEmpty();
    assertThat(store.followUps()).isEmpty();
    assertThat(committed).isEmpty();
  }

  @Test
  void events_and_follow_ups_are_written_together_and_told_of_once_committed() {
    desk.before = event -> new Note("about " + event.what());

    act(() -> {
      raise("one", "two");
      return "done";
    });

    assertThat(types()).containsExactly("desk.happened", "desk.happened");
    assertThat(store.followUps())
        .extracting(StoredFollowUp::handler, StoredFollowUp::queue, StoredFollowUp::event)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("seen", null, 1L),
            org.assertj.core.groups.Tuple.tuple("seen", null, 2L),
            org.assertj.core.groups.Tuple.tuple("note", "thing-1", 1L),
            org.assertj.core.groups.Tuple.tuple("note", "thing-1", 2L));
    assertThat(store.followUps())
        .extracting(StoredFollowUp::number)
        .containsExactly(3L, 4L, 5L, 6L);
    assertThat(committed).extracting(Due::followUp).isEqualTo(store.followUps());
  }

  @Test
  void phase_one_that_returns_null_has_no_phase_two() {
    act(() -> {
      raise("one");
      return "done";
    });

    assertThat(store.followUps()).extracting(StoredFollowUp::handler).containsExactly("seen");
  }

  @Test
  void a_follow_up_gets_what_phase_one_left_and_is_gone_with_what_it_wrote() {
    desk.before = event -> event.what().equals("one") ? new Note("left") : null;
    act(() -> {
      raise("one");
      return "done";
    });
    desk.after = _ -> raise("followed");
    var note = committed.getLast();

    units.run(note);

    assertThat(desk.ran).contains("note left");
    assertThat(store.events()).hasSize(2);
    assertThat(store.events().getLast().metadata().causation())
        .isEqualTo(store.events().getFirst().metadata().id());
    assertThat(store.followUps())
        .extracting(StoredFollowUp::number)
        .doesNotContain(note.followUp().number());
    assertThatThrownBy(() -> units.run(note)).isInstanceOf(Conflict.class);
    assertThat(store.events()).hasSize(2);
    assertThat(desk.followUps)
        .extracting(each -> each.id())
        .hasSize(2)
        .containsOnly(desk.followUps.getFirst().id());
  }

  @Test
  void a_follow_up_that_throws_stays_and_leaves_nothing() {
    desk.before = _ -> new Note("left");
    act(() -> {
      raise("one");
      return "done";
    });
    desk.after =
        _ -> {
          raise("half");
          throw new IllegalStateException("the mail server is away");
        };

    assertThatThrownBy(() -> units.run(committed.getLast())).hasMessageContaining("mail server");

    assertThat(store.events()).hasSize(1);
    assertThat(store.followUps()).contains(committed.getLast().followUp());
  }

  @Test
  void a_follow_up_that_skips_its_message_is_gone_and_leaves_nothing() {
    desk.before = _ -> new Note("left");
    act(() -> {
      raise("one");
      return "done";
    });
    desk.after =
        _ -> {
          raise("half");
          throw new MessageSkipped("nobody wants to know");
        };

    units.run(committed.getLast());

    assertThat(store.events()).hasSize(1);
    assertThat(store.followUps()).doesNotContain(committed.getLast().followUp());
  }

  @Test
  void a_command_sent_inside_a_unit_joins_it() {
    assertThatThrownBy(() ->
            act(() -> {
              act(() -> {
                raise("inner");
                return "inner";
              });
              throw new IllegalStateException("outer");
            }))
        .hasMessage("outer");

    assertThat(store.events()).isEmpty();
  }

  @Test
  void one_who_was_overtaken_is_tried_again_as_a_whole() {
    var attempts = new AtomicInteger();

    var answer =
        act(() -> {
          long version = events.read("thing-1", 0).size();
          if (attempts.incrementAndGet() == 1) {
            overtake();
          }
          events.append(
              "thing-1",
              ExpectedVersion.exactly(version),
              List.of(new Happened("thing-1", "mine")));
          return "after " + version;
        });

    assertThat(answer).isEqualTo("after 1");
    assertThat(attempts).hasValue(2);
    assertThat(store.events()).extracting(StoredEvent::version).containsExactly(1L, 2L);
  }

  /** By a unit of another thread. */
  private void overtake() {
    var other =
        Thread.ofVirtual()
            .start(() ->
                act(() -> {
                  raise("theirs");
                  return "";
                }));
    try {
      other.join();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void one_who_is_always_overtaken_is_refused_with_stream_and_versions() {
    assertThatThrownBy(() ->
            act(() -> {
              events.append(
                  "thing-1", ExpectedVersion.exactly(7), List.of(new Happened("thing-1", "never")));
              return "never";
            }))
        .isInstanceOf(Conflict.class)
        .hasMessageContainingAll("thing-1", "version 0", "expected 7");
    assertThat(store.events()).isEmpty();
  }

  @Test
  void a_unit_reads_what_it_has_raised_itself() {
    act(() -> {
      events.read("thing-1", 0);
      raise("one");
      assertThat(events.read("thing-1", 0)).hasSize(1);
      raise("two");
      assertThat(events.read("thing-1", 1)).extracting(each -> each.version()).containsExactly(2L);
      return "";
    });
  }

  @Test
  void a_host_that_was_overtaken_writes_nothing() {
    act(() -> {
      raise("one");
      return "";
    });
    store.takeOver();

    assertThatThrownBy(() ->
            act(() -> {
              raise("late");
              return "";
            }))
        .isInstanceOf(Stale.class);
    assertThat(store.events()).hasSize(1);
  }

  @Test
  void what_follows_from_a_command_is_correlated_with_it() {
    desk.before = event -> event.what().equals("one") ? new Note("left") : null;
    act(() -> {
      raise("one", "two");
      return "";
    });
    desk.after = _ -> raise("followed");
    units.run(committed.getLast());

    assertThat(store.events())
        .extracting(StoredEvent::metadata)
        .extracting(Metadata::correlation)
        .hasSize(3)
        .containsOnly(store.events().getFirst().metadata().correlation());
  }

  @Test
  void nothing_is_raised_outside_a_unit() {
    assertThatThrownBy(() -> raise("lost"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no unit of work is open");
    assertThat(units.ask(new Look(() -> "seen"))).isEqualTo("seen");
  }
}
