package dev.kontor.host.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.message.Catalog;
import dev.kontor.host.message.OneModule;
import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.host.unit.UnitStore.Uncertain;
import dev.kontor.host.unit.desk.Act;
import dev.kontor.host.unit.desk.Desk;
import dev.kontor.host.unit.desk.Happened;
import dev.kontor.host.unit.desk.Look;
import dev.kontor.host.unit.desk.Note;
import dev.kontor.host.world.RealWorld;
import dev.kontor.tenant.Caller;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.UnexpectedRollback;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.aggregate.VersionConflict;
import dev.kontor.tenant.message.Metadata;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
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
  private final Takeovers takeovers = new Takeovers();
  private final UnitOfWork units = units();
  private final UnitEventStore events = new UnitEventStore(units);

  private UnitOfWork units() {
    return units(store, committed::addAll);
  }

  private UnitOfWork units(UnitStore database, Dues told) {
    var catalog =
        new Catalog(List.of(beans.getBeanDefinition(Desk.class)), OneModule.named("desk"));
    return new UnitOfWork(
        new Hold(ACME, database, takeovers),
        new Application(beans, catalog, new CodecInMemory(catalog.eventTypes()), "here"),
        new Origin(world, world.clock()),
        Tracing.none(),
        told,
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
  void a_command_may_raise_more_events_than_a_loop() {
    var many = new String[1500];
    Arrays.fill(many, "one of many");

    act(() -> {
      raise(many);
      return "done";
    });

    assertThat(store.events()).hasSize(1500);
  }

  @Test
  void what_a_query_would_change_is_refused_and_not_lost() {
    assertThatThrownBy(() ->
            units.ask(
                new Look(() -> {
                  raise("one");
                  return "seen";
                })))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("query", "Happened", "send a command");
    assertThatThrownBy(() -> units.ask(new Look(() -> act(() -> "done"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("query", "Act");
    assertThat(store.events()).isEmpty();
  }

  @Test
  void nothing_after_a_version_that_a_stream_never_had_is_no_version_of_it() {
    act(() -> {
      assertThat(events.read("thing-1", 7)).isEmpty();
      raise("one");
      return "done";
    });

    assertThat(store.events()).extracting(StoredEvent::version).containsExactly(1L);
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

    var _ = Runs.run(units, note);

    assertThat(desk.ran).contains("note left");
    assertThat(store.events()).hasSize(2);
    assertThat(store.events().getLast().metadata().causation())
        .isEqualTo(store.events().getFirst().metadata().id());
    assertThat(store.followUps())
        .extracting(StoredFollowUp::number)
        .doesNotContain(note.followUp().number());
    assertThatThrownBy(() -> Runs.run(units, note)).isInstanceOf(Conflict.class);
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

    assertThatThrownBy(() -> Runs.run(units, committed.getLast()))
        .hasMessageContaining("mail server");

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

    var _ = Runs.run(units, committed.getLast());

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

  private String actSwallowing(Supplier<String> inner) {
    try {
      return act(inner);
    } catch (RuntimeException swallowed) {
      return "went on";
    }
  }

  @Test
  void a_command_that_fails_inside_a_unit_takes_all_of_it_back_whoever_catches_that() {
    assertThatThrownBy(() ->
            act(() -> {
              raise("outer");
              return actSwallowing(() -> {
                raise("half");
                throw new IllegalStateException("no stock");
              });
            }))
        .isInstanceOf(UnexpectedRollback.class)
        .hasMessageContainingAll("command " + Act.class.getName(), "no stock", "nothing")
        .hasCauseInstanceOf(IllegalStateException.class);

    assertThat(store.events()).isEmpty();
    assertThat(committed).isEmpty();
  }

  @Test
  void a_handler_may_say_in_other_words_why_what_it_sent_has_failed() {
    assertThatThrownBy(() ->
            act(() -> {
              if (actSwallowing(
                      () -> {
                        throw new IllegalStateException("no");
                      })
                  .equals("went on")) {
                throw new MessageUnprocessable("in other words");
              }
              return "never";
            }))
        .isInstanceOf(MessageUnprocessable.class)
        .hasMessage("in other words");
  }

  @Test
  void a_before_commit_handler_can_not_go_on_after_a_command_that_failed_either() {
    desk.early =
        _ -> {
          var _ =
              actSwallowing(() -> {
                throw new IllegalStateException("no");
              });
        };

    assertThatThrownBy(() ->
            act(() -> {
              raise("one");
              return "never";
            }))
        .isInstanceOf(UnexpectedRollback.class);
    assertThat(store.events()).isEmpty();
  }

  @Test
  void one_who_swallows_that_he_was_overtaken_is_tried_again_as_a_whole() {
    var attempts = new AtomicInteger();

    act(() -> {
      int attempt = attempts.incrementAndGet();
      return actSwallowing(() -> {
        events.read("thing-1", 0);
        events.append(
            "thing-1",
            ExpectedVersion.exactly(attempt == 1 ? 7 : 0),
            List.of(new Happened("thing-1", "mine")));
        return "told";
      });
    });

    assertThat(attempts).hasValue(2);
    assertThat(store.events()).hasSize(1);
  }

  @Test
  void a_command_of_a_request_that_fails_inside_another_leaves_neither_and_the_request_may_go_on() {
    units.once(
        key("body"),
        () -> {
          assertThatThrownBy(() ->
                  act(() -> {
                    raise("outer");
                    return actSwallowing(() -> {
                      raise("half");
                      throw new IllegalStateException("no");
                    });
                  }))
              .isInstanceOf(UnexpectedRollback.class);
          return answer("one");
        });

    assertThat(store.events()).hasSize(1);
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
    beside(() ->
        act(() -> {
          raise("theirs");
          return "";
        }));
  }

  private static void beside(Runnable body) {
    var other = Thread.ofVirtual().start(body);
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
        .isInstanceOfSatisfying(
            VersionConflict.class,
            conflict -> {
              assertThat(conflict.stream()).isEqualTo("thing-1");
              assertThat(conflict.expected()).isEqualTo(ExpectedVersion.exactly(7));
              assertThat(conflict.actual()).isZero();
            });
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
    assertThatThrownBy(() -> act(() -> "still not")).isInstanceOf(Stale.class);
    takeovers.forgetLost(ACME);
    assertThat(act(() -> "by another context")).isEqualTo("by another context");
    assertThat(store.events()).hasSize(1);
  }

  @Test
  void a_unit_that_ends_after_its_context_was_closed_writes_nothing() {
    assertThatThrownBy(() ->
            act(() -> {
              raise("one");
              units.close();
              return "late";
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("'acme'", "closed before this unit ended", "repeat");

    assertThat(store.events()).isEmpty();
    assertThat(committed).isEmpty();
  }

  @Test
  void what_a_commit_without_an_answer_leaves_is_in_doubt_until_its_session_is_gone() {
    var inDoubt = new ArrayList<Due>();
    var known = new ArrayList<BooleanSupplier>();
    var lost =
        units(
            new AnswerLost(store),
            new Dues() {
              @Override
              public void committed(List<Due> dues) {
                committed.addAll(dues);
              }

              @Override
              public void inDoubt(List<Due> dues, BooleanSupplier isOver) {
                inDoubt.addAll(dues);
                known.add(isOver);
              }
            });

    assertThatThrownBy(() ->
            lost.send(
                new Act(() -> {
                  lost.raise(new Happened("thing-1", "one"));
                  return "lost";
                })))
        .isInstanceOf(Uncertain.class);

    assertThat(committed).isEmpty();
    assertThat(inDoubt).extracting(due -> due.followUp().handler()).containsExactly("seen");
    assertThat(known).singleElement().satisfies(it -> assertThat(it.getAsBoolean()).isFalse());
    var log = new EventLog(new Hold(ACME, store, takeovers), store);
    log.tellDoubts(
        new Dues() {
          @Override
          public void committed(List<Due> dues) {}

          @Override
          public void inDoubt(List<Due> dues, BooleanSupplier isOver) {
            assertThat(dues).isEqualTo(inDoubt);
            known.add(isOver);
          }
        });
    log.settle();
    assertThat(known).hasSize(2).allSatisfy(it -> assertThat(it.getAsBoolean()).isTrue());
  }

  @Test
  void what_follows_from_a_command_is_correlated_with_it() {
    desk.before = event -> event.what().equals("one") ? new Note("left") : null;
    act(() -> {
      raise("one", "two");
      return "";
    });
    desk.after = _ -> raise("followed");
    var _ = Runs.run(units, committed.getLast());

    assertThat(store.events())
        .extracting(StoredEvent::metadata)
        .extracting(Metadata::correlation)
        .hasSize(3)
        .containsOnly(store.events().getFirst().metadata().correlation());
  }

  @Test
  void a_part_of_a_request_that_throws_keeps_no_snapshot() {
    units.once(
        key("body"),
        () -> {
          assertThatThrownBy(() ->
                  act(() -> {
                    events.keep("thing-1", 1, 1, "half");
                    throw new IllegalStateException("no");
                  }))
              .hasMessage("no");
          return "answered";
        });

    assertThat(
            units.ask(
                new Look(
                    () -> String.valueOf(events.history("thing-1", String.class, 1).snapshot()))))
        .isEqualTo("null");
  }

  @Test
  void nothing_is_raised_outside_a_unit() {
    assertThatThrownBy(() -> raise("lost"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no unit of work is open");
    assertThat(units.ask(new Look(() -> "seen"))).isEqualTo("seen");
  }

  /** A unit of another thread is at thing-1 from now until it may go. */
  private CompletableFuture<Void> anotherThere(CompletableFuture<?> mayGo) {
    var isThere = new CompletableFuture<Void>();
    var other =
        CompletableFuture.runAsync(
            () ->
                act(() -> {
                  events.read("thing-1", 0);
                  isThere.complete(null);
                  mayGo.join();
                  raise("theirs");
                  return "";
                }),
            Thread::startVirtualThread);
    isThere.join();
    return other;
  }

  @Test
  void one_who_comes_where_another_is_begins_anew_when_it_is_its_turn() {
    var mayGo = new CompletableFuture<Void>();
    var other = anotherThere(mayGo);
    var beginnings = new AtomicInteger();

    act(() -> {
      beginnings.incrementAndGet();
      try {
        assertThat(events.read("thing-1", 0)).hasSize(1);
      } finally {
        mayGo.complete(null);
      }
      raise("mine");
      return "";
    });

    other.join();
    assertThat(beginnings).hasValue(2);
    assertThat(store.events()).extracting(StoredEvent::version).containsExactly(1L, 2L);
  }

  @Test
  void whoever_makes_something_else_of_that_begins_anew_all_the_same() {
    for (var failing : List.of(false, true)) {
      var mayGo = new CompletableFuture<Void>();
      var other = anotherThere(mayGo);
      var beginnings = new AtomicInteger();

      act(() -> {
        beginnings.incrementAndGet();
        try {
          events.read("thing-1", 0);
        } catch (RuntimeException swallowed) {
          mayGo.complete(null);
          if (failing) {
            throw new MessageUnprocessable("it is something else");
          }
        }
        raise("mine");
        return "";
      });

      other.join();
      assertThat(beginnings).hasValue(2);
    }
    assertThat(store.events()).hasSize(4);
  }

  @Test
  void a_follow_up_that_comes_where_another_is_waits_there_and_is_not_run_twice() {
    desk.before = event -> event.what().equals("one") ? new Note("left") : null;
    act(() -> {
      raise("one");
      return "done";
    });
    var due = committed.getLast();
    var mayGo = new CompletableFuture<Void>();
    var other = anotherThere(mayGo);
    var runs = new AtomicInteger();
    var came = new CompletableFuture<Void>();
    desk.after =
        _ -> {
          runs.incrementAndGet();
          came.complete(null);
          assertThat(events.read("thing-1", 0)).hasSize(2);
          raise("followed");
        };

    var run = CompletableFuture.runAsync(() -> Runs.run(units, due), Thread::startVirtualThread);
    came.join();
    mayGo.complete(null);

    run.join();
    other.join();
    assertThat(runs).hasValue(1);
    assertThat(store.events()).extracting(StoredEvent::version).containsExactly(1L, 2L, 3L);
  }

  private static RequestKey key(String fingerprint) {
    return new RequestKey("anonymous", "POST /things", "key-1", fingerprint);
  }

  /** What a request does: raises these, one command each. */
  private String answer(String... what) {
    for (var each : what) {
      act(() -> {
        raise(each);
        return each;
      });
    }
    return "after " + store.events().size() + " came " + what.length;
  }

  @Test
  void a_request_with_a_key_is_done_once_and_answered_alike() {
    var first = units.once(key("body"), () -> answer("one", "two"));
    var again = units.once(key("body"), () -> answer("one", "two"));

    assertThat(first).isEqualTo("after 0 came 2");
    assertThat(again).isEqualTo(first);
    assertThat(store.events()).hasSize(2);
    assertThat(committed).hasSize(2);
    assertThat(desk.ran).containsExactly("first one", "prepare one", "first two", "prepare two");
  }

  @Test
  void another_request_under_the_same_key_is_refused_and_leaves_nothing() {
    units.once(key("body"), () -> answer("one"));

    assertThatThrownBy(() -> units.once(key("another body"), () -> answer("two")))
        .isInstanceOf(MessageUnprocessable.class)
        .hasMessageContaining("key-1");

    assertThat(store.events()).hasSize(1);
  }

  @Test
  void a_request_that_is_refused_is_not_kept() {
    assertThatThrownBy(() ->
            units.once(
                key("body"),
                () -> {
                  answer("one");
                  throw new MessageUnprocessable("no such thing");
                }))
        .isInstanceOf(MessageUnprocessable.class);
    assertThat(store.events()).isEmpty();

    assertThat(units.once(key("body"), () -> answer("one"))).isEqualTo("after 0 came 1");
  }

  @Test
  void the_same_request_is_a_conflict_while_it_runs() {
    units.once(
        key("body"),
        () -> {
          assertThatThrownBy(() -> units.once(key("body"), () -> answer("two")))
              .isInstanceOf(Conflict.class)
              .hasMessageContaining("key-1");
          return answer("one");
        });

    assertThat(store.events()).hasSize(1);
    assertThat(units.once(key("body"), () -> answer("one"))).isEqualTo("after 0 came 1");
  }

  @Test
  void of_two_contexts_that_do_the_same_request_at_once_one_leaves_its_effect() {
    var other = units();
    var attempts = new AtomicInteger();

    var answer =
        units.once(
            key("body"),
            () -> {
              if (attempts.incrementAndGet() == 1) {
                beside(() -> other.once(key("body"), () -> other.send(new Act(() -> "theirs"))));
              }
              return answer("mine");
            });

    assertThat(answer).isEqualTo("theirs");
    assertThat(attempts).hasValue(1);
    assertThat(store.events()).isEmpty();
  }

  @Test
  void a_command_of_a_request_that_throws_leaves_nothing_and_the_request_may_go_on() {
    units.once(
        key("body"),
        () -> {
          answer("one");
          assertThatThrownBy(() ->
                  act(() -> {
                    events.read("thing-1", 0);
                    raise("half");
                    throw new MessageUnprocessable("no");
                  }))
              .hasMessage("no");
          return answer("two");
        });

    assertThat(store.events()).extracting(StoredEvent::version).containsExactly(1L, 2L);
    assertThat(desk.ran).doesNotContain("first half");
  }

  @Test
  void a_command_of_a_request_reads_what_those_before_it_raised_and_relies_on_it() {
    answer("before");
    var attempts = new AtomicInteger();

    units.once(
        key("body"),
        () -> {
          answer("one", "two");
          return act(() -> {
            int expected = attempts.incrementAndGet() == 1 ? 3 : 4;
            assertThat(events.read("thing-1", 0)).hasSize(expected);
            if (attempts.get() == 1) {
              overtake();
            }
            raise("three");
            return "";
          });
        });

    assertThat(attempts).hasValue(2);
    assertThat(store.events()).extracting(StoredEvent::version).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void what_a_refused_command_has_read_of_those_before_it_stays_read() {
    answer("before");

    units.once(
        key("body"),
        () -> {
          answer("one");
          assertThatThrownBy(() ->
                  act(() -> {
                    events.read("thing-1", 0);
                    throw new MessageUnprocessable("no");
                  }))
              .hasMessage("no");
          return answer("two");
        });

    assertThat(store.events()).extracting(StoredEvent::version).containsExactly(1L, 2L, 3L);
  }

  @Test
  void who_calls_is_behind_all_that_follows() {
    var caller =
        new Caller("ann", UUID.randomUUID(), "00-" + "a".repeat(32) + "-b7ad6b7169203331-01");
    desk.before = _ -> new Note("left");
    as(
        caller,
        () ->
            act(() -> {
              raise("one");
              return "";
            }));
    desk.before = _ -> null;
    desk.after = _ -> raise("followed");
    var due = committed.getLast();
    as(
        due.event().metadata().caller(),
        () -> {
          var _ = Runs.run(units, due);
          return "";
        });

    assertThat(store.events())
        .hasSize(2)
        .extracting(event -> event.metadata().caller())
        .containsOnly(caller);
    var first = store.events().getFirst().metadata();
    assertThat(first.causation()).isNotEqualTo(first.id());
    assertThat(store.events().getLast().metadata().causation()).isEqualTo(first.id());
  }

  private static void as(Caller caller, Supplier<String> body) {
    new ContextInMemory(ACME).call(caller, body::get);
  }
}
