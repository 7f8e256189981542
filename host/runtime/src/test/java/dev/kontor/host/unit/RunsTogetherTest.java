package dev.kontor.host.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.message.Catalog;
import dev.kontor.host.message.OneModule;
import dev.kontor.host.unit.desk.Act;
import dev.kontor.host.unit.desk.Desk;
import dev.kontor.host.unit.desk.Happened;
import dev.kontor.host.unit.desk.Note;
import dev.kontor.host.world.ManualWorld;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.TenantId;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Follow-ups of one queue, in one unit of work. */
final class RunsTogetherTest {

  private final ManualWorld world = new ManualWorld();
  private final ApplicationContext beans = ApplicationContext.run();
  private final UnitsInMemory store = new UnitsInMemory();
  private final Desk desk = beans.getBean(Desk.class);
  private final List<Due> committed = new ArrayList<>();
  private final Catalog catalog =
      new Catalog(List.of(beans.getBeanDefinition(Desk.class)), OneModule.named("desk"));
  private final CodecInMemory codec = new CodecInMemory(catalog.eventTypes());
  private final UnitOfWork units = units();
  private final UnitEventStore events = new UnitEventStore(units);

  private UnitOfWork units() {
    return new UnitOfWork(
        new Hold(new TenantId("acme"), store, new Takeovers()),
        new Application(beans, catalog, codec, "here"),
        new Origin(world, world.clock()),
        Tracing.none(),
        committed::addAll,
        _ -> {});
  }

  @AfterEach
  void close() {
    beans.close();
    world.close();
  }

  @Test
  void each_follows_from_its_own_event_and_sees_what_those_before_it_have_written() {
    var notes = notes("one", "two", "three");
    var seen = new ArrayList<Integer>();
    whenNoted(note -> {
      seen.add(events.read("thing-1", 0).size());
      raise("after " + note);
    });

    assertThat(Runs.run(units, notes)).isEqualTo(Ran.of(3));

    assertThat(seen).containsExactly(3, 4, 5);
    assertThat(written())
        .containsExactly("one", "two", "three", "after one", "after two", "after three");
    assertThat(store.events().subList(3, 6))
        .extracting(event -> event.metadata().causation())
        .containsExactly(
            store.events().get(0).metadata().id(),
            store.events().get(1).metadata().id(),
            store.events().get(2).metadata().id());
    assertThat(noteRuns()).isEmpty();
  }

  @Test
  void one_that_fails_leaves_nothing_and_those_before_it_are_done() {
    var notes = notes("one", "two", "three");
    var no = new IllegalStateException("no");
    whenNoted(note -> {
      raise("after " + note);
      if (note.equals("two")) {
        throw no;
      }
    });

    assertThat(Runs.run(units, notes)).isEqualTo(new Ran(1, no));

    assertThat(written()).containsExactly("one", "two", "three", "after one");
    assertThat(desk.followUps).hasSize(2);
    assertThat(noteRuns()).containsExactly(notes[1].followUp(), notes[2].followUp());
  }

  @Test
  void when_the_first_fails_nobody_is_done_and_the_others_are_not_tried() {
    var notes = notes("one", "two");
    var no = new IllegalStateException("no");
    whenNoted(_ -> {
      raise("half");
      throw no;
    });

    assertThat(Runs.run(units, notes)).isEqualTo(new Ran(0, no));

    assertThat(written()).containsExactly("one", "two");
    assertThat(desk.followUps).hasSize(1);
    assertThat(noteRuns()).hasSize(2);
  }

  @Test
  void one_that_skips_its_message_is_done_and_the_others_go_on() {
    var notes = notes("one", "two", "three");
    whenNoted(note -> {
      raise("after " + note);
      if (note.equals("two")) {
        throw new MessageSkipped("nobody wants to know");
      }
    });

    assertThat(Runs.run(units, notes)).isEqualTo(Ran.of(3));

    assertThat(written()).containsExactly("one", "two", "three", "after one", "after three");
    assertThat(noteRuns()).isEmpty();
  }

  @Test
  void one_whose_others_were_faster_is_no_failure_and_goes_next() {
    var notes = notes("one", "two");
    whenNoted(note -> {
      raise("after " + note);
      if (note.equals("two")) {
        throw new Conflict("others were faster", null);
      }
    });

    assertThat(Runs.run(units, notes)).isEqualTo(Ran.of(1));

    assertThat(written()).containsExactly("one", "two", "after one");
  }

  @Test
  void when_they_can_not_be_committed_that_is_nobodys_failure() {
    var notes = notes("one", "two");
    var _ = Runs.run(units, notes[1]);
    whenNoted(note -> raise("after " + note));

    assertThatThrownBy(() -> Runs.run(units, notes)).isInstanceOf(Conflict.class);

    assertThat(written()).containsExactly("one", "two");
    assertThat(noteRuns()).containsExactly(notes[0].followUp());
  }

  @Test
  void one_that_comes_to_where_another_unit_is_goes_next_and_those_before_it_do_not_wait() {
    var notes = notes("one", "two");
    var there = new CompletableFuture<Void>();
    var mayGo = new CompletableFuture<Void>();
    var other =
        CompletableFuture.runAsync(
            () ->
                units.send(
                    new Act(() -> {
                      var _ = events.read("thing-2", 0);
                      there.complete(null);
                      mayGo.join();
                      return "";
                    })),
            Thread::startVirtualThread);
    there.join();
    whenNoted(note -> {
      raise("after " + note);
      if (note.equals("two")) {
        readAndSkipIfRefused();
      }
    });

    assertThat(Runs.run(units, notes)).isEqualTo(Ran.of(1));

    assertThat(written()).containsExactly("one", "two", "after one");
    assertThat(noteRuns()).containsExactly(notes[1].followUp());
    mayGo.complete(null);
    other.join();
  }

  /** A refused turn is the host's own, whatever is made of it. */
  private void readAndSkipIfRefused() {
    try {
      var _ = events.read("thing-2", 0);
    } catch (Conflict refused) {
      throw new MessageSkipped("somebody is there");
    }
  }

  @Test
  void one_sees_what_those_before_it_have_raised_also_after_a_version() {
    var notes = notes("one", "two");
    var seen = new ArrayList<Integer>();
    whenNoted(note -> {
      if (note.equals("two")) {
        seen.add(events.read("thing-1", 2).size());
      }
      raise("after " + note);
    });

    assertThat(Runs.run(units, notes)).isEqualTo(Ran.of(2));

    assertThat(seen).containsExactly(1);
    assertThat(store.events()).extracting(StoredEvent::version).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void one_that_takes_long_is_the_last_of_its_unit_and_the_next_one_goes_alone() {
    var notes = notes("one", "two", "three");
    whenNoted(_ -> world.advance(Duration.ofMillis(5)));

    assertThat(Runs.run(units, notes)).isEqualTo(Ran.of(1));

    whenNoted(_ -> {});
    assertThat(Runs.run(units, notes[1], notes[2])).isEqualTo(Ran.of(1));
    var quick = notes("four", "five");
    assertThat(Runs.run(units, quick[3], quick[4])).isEqualTo(Ran.of(2));
  }

  @Test
  void what_one_sends_has_the_same_id_alone_and_in_company() {
    var notes = notes("one", "two");
    var own = new OwnFollowUps(units);
    whenNoted(_ -> {
      own.leave("own", Map.of());
      if (desk.followUps.size() == 2) {
        throw new IllegalStateException("the second one is tried again");
      }
    });

    var _ = Runs.run(units, notes);
    var _ = Runs.run(units, notes[1]);

    assertThat(committed.stream().filter(due -> due.followUp().handler().equals("own")))
        .extracting(due -> own.fields(due).get("id"))
        .containsExactly(
            FollowUpId.of(notes[0].id(), 0).toString(), FollowUpId.of(notes[1].id(), 0).toString());
  }

  /** What the handler of notes does, by their texts. */
  private void whenNoted(Consumer<String> body) {
    desk.after = note -> body.accept(note.text());
  }

  /** Due runs of one handler for events of one stream. */
  private Due[] notes(String... texts) {
    desk.before = event -> new Note(event.what());
    for (var text : texts) {
      units.send(
          new Act(() -> {
            raise(text);
            return text;
          }));
    }
    desk.before = _ -> null;
    return committed.stream()
        .filter(due -> due.followUp().handler().equals("note"))
        .toArray(Due[]::new);
  }

  private void raise(String what) {
    units.raise(new Happened("thing-1", what));
  }

  private List<String> written() {
    return store.events().stream()
        .map(event -> codec.read(event.data(), Happened.class).what())
        .toList();
  }

  private List<StoredFollowUp> noteRuns() {
    return store.followUps().stream().filter(run -> run.handler().equals("note")).toList();
  }
}
