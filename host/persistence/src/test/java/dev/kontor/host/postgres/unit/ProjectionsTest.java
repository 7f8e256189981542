package dev.kontor.host.postgres.unit;

import static dev.kontor.host.postgres.unit.TenantUnderTest.ACME;
import static dev.kontor.host.postgres.unit.TenantUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.message.Catalog;
import dev.kontor.host.postgres.embedded.HurriedWorld;
import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.postgres.unit.office.LastWord;
import dev.kontor.host.postgres.unit.office.Office;
import dev.kontor.host.postgres.unit.office.Said;
import dev.kontor.host.postgres.unit.office.SaidCodec;
import dev.kontor.host.postgres.unit.office.Say;
import dev.kontor.host.postgres.unit.office.Tally;
import dev.kontor.host.projection.Progress;
import dev.kontor.host.projection.Progress.State;
import dev.kontor.host.projection.Projections;
import dev.kontor.host.unit.Application;
import dev.kontor.host.unit.EventLog;
import dev.kontor.host.unit.Hold;
import dev.kontor.host.unit.Origin;
import dev.kontor.host.unit.Takeovers;
import dev.kontor.host.unit.Tracing;
import dev.kontor.host.unit.UnitOfWork;
import dev.kontor.host.unit.UnitStore.Stale;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProjectionsTest {

  private static final String TALLY =
      "SELECT string_agg(stream || ':' || said, ',' ORDER BY stream) FROM office.tally";
  private static final String WORDS = "SELECT string_agg(word, ',' ORDER BY id) FROM office.word";
  private static final String LAST =
      "SELECT string_agg(stream || ':' || word || ':' || said, ',' ORDER BY stream)"
          + " FROM office.last_word";

  private final TenantUnderTest tenant = new TenantUnderTest();

  @BeforeEach
  void an_office_with_empty_tables() {
    tenant.asAdministrator(
        "TRUNCATE kontor.event, kontor.follow_up, kontor.projection;"
            + " DROP SCHEMA IF EXISTS kontor_copies_tally CASCADE;"
            + " DROP SCHEMA IF EXISTS \"kontor_copies_last-word\" CASCADE");
    tenant.module(
        "office",
        """
        CREATE TABLE tally (stream text PRIMARY KEY, said int NOT NULL CHECK (said > 0))
          WITH (fillfactor = 70);
        CREATE INDEX most_said_first ON tally (said DESC) WHERE said > 1;
        CREATE TABLE word (
          id bigint GENERATED ALWAYS AS IDENTITY, number serial,
          stream text NOT NULL CONSTRAINT of_a_stream REFERENCES tally ON DELETE CASCADE,
          word text NOT NULL DEFAULT '', length int GENERATED ALWAYS AS (length(word)) STORED,
          CONSTRAINT word_key PRIMARY KEY (id), CONSTRAINT one_number UNIQUE (number));
        CREATE TABLE last_word (
          stream text PRIMARY KEY, word text NOT NULL, principal text NOT NULL, said int NOT NULL);
        """);
  }

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
  }

  /** A host process with the tenant's context running in it. */
  private final class Owner implements AutoCloseable {

    final HostUnderTest host = tenant.host();
    final Takeovers takeovers = new Takeovers();
    final Tally tally = host.context.getBean(Tally.class);
    final LastWord lastWord = host.context.getBean(LastWord.class);
    final UnitOfWork units;
    final Projections projections;

    Owner() {
      var world = new HurriedWorld(tenant.world, 1000);
      var beans = host.context;
      var catalog =
          new Catalog(
              List.of(
                  beans.getBeanDefinition(Office.class),
                  beans.getBeanDefinition(Tally.class),
                  beans.getBeanDefinition(LastWord.class)),
              _ -> "office");
      var codec = new SaidCodec();
      var hold = new Hold(ACME, host.units, takeovers);
      units =
          new UnitOfWork(
              hold,
              new Application(beans, catalog, codec, "here"),
              new Origin(world, world.clock()),
              Tracing.none(),
              _ -> {},
              _ -> {});
      var log = new EventLog(hold, host.database.log(ACME));
      projections =
          new Projections(
              catalog.projections(),
              host.database.projections(ACME, hold::epoch),
              units,
              log,
              codec,
              beans,
              world,
              _ -> {});
      units.tell(projections::unitEnded);
    }

    Owner started() {
      projections.start();
      return this;
    }

    void say(String stream, String what) {
      units.send(new Say(() -> units.raise(new Said(stream, what))));
    }

    void sayAll(int count) {
      for (int i = 0; i < count; i++) {
        say("s" + i % 3, "w" + i);
      }
    }

    Progress progress(String name) {
      return projections.all().stream()
          .filter(each -> each.name().equals(name))
          .findFirst()
          .orElseThrow();
    }

    void settles() {
      eventually("nothing is left to do", projections::isQuiet);
    }

    void rebuilds(String name) {
      assertThat(projections.rebuild(name)).isTrue();
      settles();
      assertThat(progress(name).rebuilt()).isNull();
    }

    @Override
    public void close() {
      assertThat(projections.stop(Duration.ofSeconds(20))).isTrue();
      host.close();
    }
  }

  private static String words(int count) {
    return String.join(",", IntStream.range(0, count).mapToObj(i -> "w" + i).toList());
  }

  @Test
  void one_that_follows_enters_each_event_once_in_the_order_of_all() {
    try (var owner = new Owner()) {
      owner.sayAll(250);
      owner.started();
      owner.sayAll(0);
      owner.settles();
      assertThat(tenant.value(WORDS)).isEqualTo(words(250));
      owner.say("s9", "more");
      eventually("it is woken by the commit", () -> tenant.value(WORDS).endsWith(",more"));

      owner.settles();
      assertThat(tenant.value(TALLY)).isEqualTo("s0:84,s1:83,s2:83,s9:1");
      assertThat(owner.progress("tally").behind()).isZero();
      assertThat(owner.progress("tally").position()).isEqualTo(251);
    }
  }

  @Test
  void one_that_is_inline_is_there_when_the_command_is_answered_or_nothing_is() {
    try (var owner = new Owner()) {
      owner.say("a", "one");
      owner.say("a", "two");
      owner.lastWord.before =
          () -> {
            throw new IllegalStateException("no ink");
          };
      assertThatThrownBy(() -> owner.say("a", "three")).hasMessage("no ink");

      assertThat(tenant.value(LAST)).isEqualTo("a:two:2");
      assertThat(tenant.events()).isEqualTo(2);
    }
  }

  @Test
  void rows_and_place_are_one_and_a_new_life_goes_on_there() {
    var calls = new AtomicInteger();
    try (var owner = new Owner()) {
      owner.sayAll(230);
      owner.tally.before =
          () -> {
            if (calls.incrementAndGet() > 210) {
              throw new IllegalStateException("dies in the second batch");
            }
          };
      owner.started();
      eventually("it has failed", () -> owner.progress("tally").error() != null);
      owner.projections.close();
    }
    assertThat(tenant.value("SELECT position FROM kontor.projection")).isEqualTo("200");
    assertThat(tenant.value(WORDS)).isEqualTo(words(200));

    try (var next = new Owner()) {
      next.started();
      next.settles();
      assertThat(tenant.value(WORDS)).isEqualTo(words(230));
    }
  }

  @Test
  void one_that_fails_for_good_stops_where_it_is_and_is_reported_while_others_go_on() {
    try (var owner = new Owner()) {
      var poisoned = new AtomicBoolean(true);
      owner.started();
      owner.say("a", "one");
      owner.settles();
      owner.tally.before =
          () -> {
            if (poisoned.get()) {
              throw new IllegalStateException("poison");
            }
          };
      owner.say("a", "two");
      eventually("it stops", () -> owner.progress("tally").state() == State.STOPPED);
      poisoned.set(false);
      owner.say("a", "three");

      assertThat(owner.progress("tally").error()).contains("poison");
      assertThat(owner.progress("tally").behind()).isEqualTo(2);
      assertThat(tenant.value(WORDS)).isEqualTo("one");
      assertThat(tenant.value(LAST)).isEqualTo("a:three:3");
      assertThat(owner.projections.isQuiet()).isTrue();

      owner.rebuilds("tally");
      owner.say("a", "four");
      owner.settles();
      assertThat(tenant.value(WORDS)).isEqualTo("one,two,three,four");
      assertThat(owner.progress("tally").error()).isNull();
    }
  }

  @Test
  void what_passes_is_tried_again_and_forgotten() {
    try (var owner = new Owner()) {
      var failures = new AtomicInteger(3);
      owner.tally.before =
          () -> {
            if (failures.getAndDecrement() > 0) {
              throw new IllegalStateException("not yet");
            }
          };
      owner.started();
      owner.say("a", "one");
      owner.settles();

      assertThat(tenant.value(WORDS)).isEqualTo("one");
      assertThat(owner.progress("tally").error()).isNull();
    }
  }

  @Test
  void types_that_it_does_not_declare_pass_by_known_or_not() {
    try (var owner = new Owner()) {
      owner.say("a", "one");
      tenant.asAdministrator(
          "INSERT INTO kontor.event VALUES (2, 'b', 1, 'office.forgotten', 1, '{}', '{}', now())");
    }
    try (var owner = new Owner()) {
      owner.started();
      owner.say("a", "two");
      owner.settles();

      assertThat(tenant.value(WORDS)).isEqualTo("one,two");
    }
  }

  @Test
  void an_older_owner_enters_nothing_more() {
    try (var older = new Owner();
        var newer = new Owner()) {
      older.started();
      older.say("a", "one");
      older.settles();
      newer.say("a", "two");
      assertThatThrownBy(() -> older.say("a", "three")).isInstanceOf(Stale.class);
      newer.started();
      newer.settles();

      assertThat(tenant.value(WORDS)).isEqualTo("one,two");
    }
  }

  private List<String> shapes() {
    return List.of(
        tenant.value(
            """
            SELECT string_agg(pg_get_indexdef(indexrelid), E'\\n' ORDER BY indexrelid::regclass::text)
            FROM pg_index WHERE indrelid IN ('office.tally'::regclass, 'office.word'::regclass)\
            """),
        tenant.value(
            """
            SELECT string_agg(conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid),
              E'\\n' ORDER BY conrelid::regclass::text, conname)
            FROM pg_constraint WHERE conrelid IN ('office.tally'::regclass, 'office.word'::regclass)\
            """),
        tenant.value(
            """
            SELECT string_agg(format('%s %s %s %s %s %s', table_name, column_name, data_type, is_nullable,
              column_default, identity_generation), E'\\n' ORDER BY table_name, ordinal_position)
            FROM information_schema.columns WHERE table_schema = 'office'\
            """),
        tenant.value(
            """
            SELECT string_agg(format('%s %s %s %s', relname, relkind, relacl, reloptions), E'\\n'
              ORDER BY relname)
            FROM pg_class WHERE relnamespace = 'office'::regnamespace\
            """),
        tenant.value("SELECT pg_get_serial_sequence('office.word', 'number')"),
        tenant.value(
            "SELECT string_agg(nspname, ',' ORDER BY nspname) || ' have a word' FROM"
                + " pg_namespace"));
  }

  @Test
  void a_rebuilt_table_has_the_shape_and_the_rows_of_the_one_before() {
    try (var owner = new Owner()) {
      owner.started();
      owner.sayAll(450);
      owner.settles();
      var shapes = shapes();
      assertThat(shapes).allSatisfy(shape -> assertThat(shape).contains("word"));
      var rows = tenant.value(TALLY);
      tenant.asAdministrator("UPDATE office.tally SET said = 1000; DELETE FROM office.word");

      owner.rebuilds("tally");
      owner.rebuilds("tally");

      assertThat(tenant.value(TALLY)).isEqualTo(rows);
      assertThat(tenant.value(WORDS)).isEqualTo(words(450));
      assertThat(shapes()).isEqualTo(shapes);
      owner.say("s0", "w450");
      owner.settles();
      assertThat(tenant.value(WORDS)).isEqualTo(words(451));
      assertThat(tenant.value("SELECT max(id) FROM office.word")).isEqualTo("451");
    }
  }

  @Test
  void tables_are_rebuilt_while_many_write_and_nothing_is_lost_or_entered_twice() {
    try (var owner = new Owner()) {
      owner.started();
      owner.sayAll(300);
      assertThat(owner.projections.rebuild("tally")).isTrue();
      var writers =
          IntStream.range(0, 4)
              .mapToObj(writer ->
                  tenant.beside(() -> {
                    for (int i = 0; i < 100; i++) {
                      owner.say("s" + (writer + i) % 5, writer + "-" + i);
                    }
                    return true;
                  }))
              .toList();
      int rebuilds = 0;
      for (; !writers.stream().allMatch(CompletableFuture::isDone); rebuilds++) {
        rebuildsAmongWriters(owner, "last-word");
      }
      owner.settles();
      int said = 700;

      assertThat(rebuilds).isPositive();
      assertThat(owner.progress("tally").error()).isNull();
      assertThat(tenant.events()).isEqualTo(said);
      var counted =
          """
          SELECT string_agg(stream || ':' || word || ':' || said, ',' ORDER BY stream) FROM (
            SELECT stream, (array_agg(data ->> 0 ORDER BY position DESC))[1] AS word,
              count(*) AS said FROM kontor.event GROUP BY stream) it\
          """;
      assertThat(tenant.value(LAST)).isEqualTo(tenant.value(counted));
      assertThat(tenant.value("SELECT sum(said) FROM office.tally")).isEqualTo("" + said);
      assertThat(tenant.value(WORDS))
          .isEqualTo(
              tenant.value(
                  "SELECT string_agg(data ->> 0, ',' ORDER BY position) FROM kontor.event"));
    }
  }

  private static void rebuildsAmongWriters(Owner owner, String name) {
    assertThat(owner.projections.rebuild(name)).isTrue();
    eventually("it is rebuilt", () -> owner.progress(name).rebuilt() == null);
    assertThat(owner.progress(name).error()).isNull();
  }

  @Test
  void a_rebuild_that_a_crash_cut_off_is_begun_anew_and_the_old_rows_are_seen_until_then()
      throws Exception {
    var reached = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var crashed = new Owner();
    crashed.sayAll(350);
    crashed.started();
    var before = tenant.value(LAST);
    var calls = new AtomicInteger();
    crashed.lastWord.before =
        () -> {
          if (calls.incrementAndGet() == 230) {
            reached.countDown();
            awaitQuietly(goOn);
            throw new IllegalStateException("the process is gone");
          }
        };
    crashed.projections.rebuild("last-word");
    assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(tenant.value(LAST)).isEqualTo(before);
    assertThat(tenant.value("SELECT copies FROM kontor.projection WHERE name = 'last-word'"))
        .isEqualTo("200");

    try (var next = new Owner()) {
      next.say("s0", "after");
      next.started();
      goOn.countDown();
      next.settles();

      assertThat(next.progress("last-word").rebuilt()).isNull();
      assertThat(tenant.value(LAST)).isEqualTo("s0:after:118,s1:w349:117,s2:w347:116");
      assertThat(tenant.value("SELECT count(copies) FROM kontor.projection")).isEqualTo("0");
    }
    crashed.close();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_long_reader_holds_the_end_of_a_rebuild_up_and_others_only_for_moments() throws Exception {
    try (var owner = new Owner();
        var reader = tenant.session()) {
      owner.started();
      owner.sayAll(10);
      reader.setAutoCommit(false);
      TenantUnderTest.value(reader, "SELECT count(*) FROM office.last_word");
      owner.projections.rebuild("last-word");
      tenant.eventuallyWaitsFor("relation");
      owner.sayAll(10);
      assertThat(owner.progress("last-word").rebuilt()).isNotNull();
      reader.rollback();
      owner.settles();

      assertThat(owner.progress("last-word").rebuilt()).isNull();
      assertThat(tenant.value("SELECT sum(said) FROM office.last_word")).isEqualTo("20");
    }
  }

  @Test
  void a_rebuild_that_fails_for_good_is_given_up_and_reported_and_leaves_the_tables_alone() {
    tenant.asAdministrator(
        "CREATE VIEW office.loudest AS SELECT stream FROM office.last_word WHERE said > 9");
    try (var owner = new Owner()) {
      owner.started();
      owner.sayAll(30);
      owner.rebuilds("last-word");

      assertThat(owner.progress("last-word").error()).contains("is read by a view");
      assertThat(owner.progress("last-word").state()).isEqualTo(State.RUNNING);
      assertThat(tenant.value("SELECT sum(said) FROM office.last_word")).isEqualTo("30");
      assertThat(tenant.value("SELECT count(copies) FROM kontor.projection")).isEqualTo("0");
    }
  }

  @Test
  void the_login_role_can_replace_no_tables_but_a_modules() throws SQLException {
    try (var session = tenant.session()) {
      for (var schema : List.of("kontor", "public", "pg_catalog", "nosuch")) {
        assertThatThrownBy(() ->
                TenantUnderTest.value(
                    session, "SELECT kontor.make_copies('x', '%s', '{event}')".formatted(schema)))
            .hasMessageContaining("has no tables of a module");
      }
    }
  }
}
