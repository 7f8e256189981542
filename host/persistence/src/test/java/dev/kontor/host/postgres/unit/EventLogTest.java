package dev.kontor.host.postgres.unit;

import static dev.kontor.host.postgres.unit.TenantUnderTest.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.message.Catalog;
import dev.kontor.host.postgres.pool.PooledTenantDatabase;
import dev.kontor.host.postgres.unit.CuttingProxy.Cut;
import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.postgres.unit.office.Office;
import dev.kontor.host.postgres.unit.office.Said;
import dev.kontor.host.postgres.unit.office.SaidCodec;
import dev.kontor.host.postgres.unit.office.Say;
import dev.kontor.host.unit.Application;
import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.Dues;
import dev.kontor.host.unit.EventLog;
import dev.kontor.host.unit.Hold;
import dev.kontor.host.unit.LogStore;
import dev.kontor.host.unit.Origin;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.Takeovers;
import dev.kontor.host.unit.Tracing;
import dev.kontor.host.unit.UnitEventStore;
import dev.kontor.host.unit.UnitOfWork;
import dev.kontor.host.unit.UnitStore;
import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.host.unit.UnitStore.Uncertain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who follows the positions misses nothing, whatever order transactions commit in. */
final class EventLogTest {

  private static final Duration SHORT = Duration.ofMillis(200);

  private final TenantUnderTest tenant = new TenantUnderTest();

  @AfterEach
  void leaves_nothing() throws IOException {
    tenant.close();
  }

  /** A host owner with the tenant's context in it. */
  private final class Owner {

    final HostUnderTest host;
    final Takeovers takeovers;
    final UnitOfWork units;
    final EventLog log;

    /** Whether it is known what became of its commits that had no answer. */
    final List<BooleanSupplier> doubts = new CopyOnWriteArrayList<>();

    Owner() {
      this(tenant.host(), new Takeovers());
    }

    Owner(HostUnderTest host, Takeovers takeovers) {
      this(host, takeovers, host.units);
    }

    Owner(HostUnderTest host, Takeovers takeovers, UnitStore store) {
      this.host = host;
      this.takeovers = takeovers;
      var beans = host.context;
      units =
          new UnitOfWork(
              new Hold(ACME, store, takeovers),
              new Application(
                  beans,
                  new Catalog(List.of(beans.getBeanDefinition(Office.class)), _ -> "office"),
                  new SaidCodec(),
                  "here"),
              new Origin(tenant.world, tenant.world.clock()),
              Tracing.none(),
              new Dues() {
                @Override
                public void committed(List<Due> dues) {}

                @Override
                public void inDoubt(List<Due> dues, BooleanSupplier isOver) {
                  doubts.add(isOver);
                }
              },
              _ -> {});
      log = new EventLog(new Hold(ACME, host.units, takeovers), host.database.log(ACME));
    }

    /** Through a proxy, and looking only so long for a lost commit: another way of this owner. */
    Owner through(CuttingProxy proxy) {
      var cut = tenant.host(proxy, 1);
      return new Owner(
          cut, takeovers, new PooledTenantDatabase(cut.door, tenant.world, SHORT).units(ACME));
    }

    String say(String stream, String what) {
      return units.send(new Say(() -> units.raise(new Said(stream, what))));
    }

    /** Its connection has begun the transaction then. */
    void raiseAfterReading(String stream, String what) {
      var _ = new UnitEventStore(units).read(stream, 0);
      units.raise(new Said(stream, what));
    }

    List<String> heard(long after) {
      return texts(log.after(after, null, Set.of(), 1000).events());
    }

    CompletableFuture<String> saidBeside(String stream, String what) {
      return tenant.beside(() -> say(stream, what));
    }
  }

  private static List<String> texts(List<StoredEvent> events) {
    return events.stream().map(event -> event.data().replace("\"", "")).toList();
  }

  /** Whoever writes to this stream waits until the holder ends. */
  private Connection holding(String stream) throws SQLException {
    var holding = tenant.session();
    holding.setAutoCommit(false);
    try (var statement = holding.createStatement()) {
      statement.execute(
          "INSERT INTO kontor.event VALUES (999999, '%s', 1, 't', 1, '{}', '{}', now())"
              .formatted(stream));
    }
    return holding;
  }

  @Test
  void nothing_is_read_above_a_lower_number_that_is_still_to_commit() throws Exception {
    var owner = new Owner();
    owner.say("first", "zero");
    try (var holding = holding("slow")) {
      var slow = owner.saidBeside("slow", "one");
      tenant.eventuallyWaitsFor("transactionid");
      owner.say("fast", "two");

      var page = owner.log.after(0, null, Set.of(), 1000);
      assertThat(texts(page.events())).containsExactly("zero");
      assertThat(owner.heard(page.upTo())).isEmpty();

      holding.rollback();
      assertThat(slow.join()).isEqualTo("done");
      assertThat(owner.heard(page.upTo())).containsExactly("one", "two");
    }
  }

  @Test
  void a_unit_that_failed_after_it_was_numbered_holds_nobody_up() throws Exception {
    var owner = new Owner();
    owner.say("first", "zero");

    assertThatThrownBy(() -> owner.units.send(new Say(() -> owner.units.raise(bad()))))
        .hasMessageContaining("json");
    owner.say("first", "one");

    assertThat(owner.heard(0)).containsExactly("zero", "one");
  }

  /** What it says is no JSON, so the database refuses it when it is numbered already. */
  private static Said bad() {
    return new Said("bad", "\"\"");
  }

  @Test
  void slow_transactions_that_have_no_number_hold_nobody_up_here_or_elsewhere() throws Exception {
    var owner = new Owner();
    try (var elsewhere = new TenantUnderTest();
        var other = elsewhere.session();
        var here = tenant.session()) {
      for (var slow : List.of(other, here)) {
        slow.setAutoCommit(false);
        slow.createStatement().execute("INSERT INTO public.note VALUES (1, 'slow')");
        TenantUnderTest.value(slow, "SELECT pg_current_xact_id()");
      }
      owner.say("a", "one");
      owner.say("b", "two");

      assertThat(owner.heard(0)).containsExactly("one", "two");
    }
  }

  @Test
  void pages_streams_and_types_are_parts_of_the_same_order() {
    var owner = new Owner();
    for (var what : List.of("one", "two", "three", "four")) {
      owner.say(what.length() == 3 ? "short" : "long", what);
    }

    var first = owner.log.after(0, null, Set.of("office.said"), 3);
    assertThat(texts(first.events())).containsExactly("one", "two", "three");
    assertThat(owner.heard(first.upTo())).containsExactly("four");
    assertThat(texts(owner.log.after(0, "short", Set.of(), 9).events()))
        .containsExactly("one", "two");
    var none = owner.log.after(0, null, Set.of("office.other"), 9);
    assertThat(none.events()).isEmpty();
    assertThat(owner.heard(none.upTo())).isEmpty();
  }

  @Test
  void a_follower_beside_many_writers_misses_nothing() {
    var owner = new Owner();
    var follower = new Follower(owner);
    var following = tenant.beside(follower::follow);
    var writers =
        IntStream.range(0, 6)
            .mapToObj(writer ->
                tenant.beside(() -> {
                  for (int i = 0; i < 40; i++) {
                    // Two share a stream: who comes second there waits, when it is numbered.
                    owner.say("s" + (writer + i) % 3, writer + "-" + i);
                  }
                  return true;
                }))
            .toList();
    writers.forEach(CompletableFuture::join);
    follower.ended.set(true);
    following.join();

    assertThat(follower.heard).hasSize(240).containsExactlyElementsOf(inTheDatabase());
  }

  private List<String> inTheDatabase() {
    var all =
        tenant.value("SELECT string_agg(data ->> 0, ',' ORDER BY position) FROM kontor.event");
    return List.of(all.split(",", -1));
  }

  /** Reads on from where it is, and goes to the next owner when its own is none any more. */
  private static final class Follower {

    final AtomicBoolean ended = new AtomicBoolean();
    final List<String> heard = new ArrayList<>();
    private final Owner first;
    private @Nullable Owner next;
    private long position;

    Follower(Owner first) {
      this.first = first;
    }

    void then(Owner successor) {
      next = successor;
    }

    Boolean follow() {
      var owner = first;
      for (boolean last = false; !last; ) {
        last = ended.get();
        try {
          for (var page = read(owner); !page.events().isEmpty(); page = read(owner)) {
            heard.addAll(texts(page.events()));
            position = page.upTo();
          }
        } catch (Stale stale) {
          if (next == null) {
            throw stale;
          }
          owner = next;
          last = false;
        }
      }
      return true;
    }

    private EventLog.Page read(Owner owner) {
      return owner.log.after(position, null, Set.of(), 7);
    }
  }

  @Test
  void who_follows_over_a_take_over_misses_nothing_and_the_older_owner_tells_nothing() {
    var older = new Owner();
    older.say("s", "begin");
    var newer = new Owner();
    var follower = new Follower(older);
    follower.then(newer);
    var following = tenant.beside(follower::follow);
    var writers =
        IntStream.range(0, 4)
            .mapToObj(writer -> tenant.beside(() -> sayUntilStale(older, "w" + writer)))
            .toList();
    TenantUnderTest.eventually("they write", () -> tenant.events() > 40);
    newer.say("s", "taken over");
    writers.forEach(CompletableFuture::join);
    IntStream.range(0, 20).forEach(i -> newer.say("s", "newer-" + i));
    follower.ended.set(true);
    following.join();

    assertThat(follower.heard).containsExactlyElementsOf(inTheDatabase());
    assertThatThrownBy(() -> older.heard(0)).isInstanceOf(Stale.class);
  }

  private static int sayUntilStale(Owner owner, String stream) {
    for (int i = 0; ; i++) {
      try {
        owner.say(stream, stream + "-" + i);
      } catch (Stale stale) {
        return i;
      }
    }
  }

  /** A unit whose client lost its connection during COMMIT while its session goes on. */
  private final class Lost implements AutoCloseable {

    final Owner owner = new Owner();
    final CuttingProxy proxy = tenant.proxy();
    final Owner cut;
    private final Connection holding;

    Lost() throws Exception {
      owner.say("first", "zero");
      cut = owner.through(proxy);
      cut.say("first", "half");
      holding = holding("slow");
      var lost =
          tenant.beside(() ->
              cut.units.send(
                  new Say(() -> {
                    cut.raiseAfterReading("slow", "one");
                    proxy.cut(Cut.CLIENT);
                    close(proxy);
                  })));
      assertThatThrownBy(lost::join).hasCauseInstanceOf(Uncertain.class);
      owner.say("fast", "two");
    }

    /** Nobody comes through any more, as if the network were gone. */
    private static void close(CuttingProxy proxy) {
      try {
        proxy.close();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    /** What holds the session up is gone, and it commits after all. */
    void commits() throws SQLException {
      holding.rollback();
      TenantUnderTest.eventually("it commits", () -> tenant.events() == 4);
    }

    @Override
    public void close() throws SQLException {
      holding.close();
    }
  }

  @Test
  void a_commit_without_an_answer_is_in_flight_until_its_session_is_gone() throws Exception {
    try (var lost = new Lost()) {
      var alive = new AtomicBoolean(true);
      var log = lost.owner.host.database.log(ACME);
      var waiting =
          new EventLog(
              new Hold(ACME, lost.owner.host.units, lost.owner.takeovers),
              new LogStore() {
                @Override
                public List<StoredEvent> read(long epoch, Slice slice) {
                  return log.read(epoch, slice);
                }

                @Override
                public boolean isOver(int session) {
                  return !alive.get() && log.isOver(session);
                }
              });

      assertThat(texts(waiting.after(0, null, Set.of(), 9).events()))
          .containsExactly("zero", "half");
      lost.commits();
      assertThat(texts(waiting.after(0, null, Set.of(), 9).events()))
          .containsExactly("zero", "half");
      assertThat(lost.cut.doubts).singleElement().returns(false, BooleanSupplier::getAsBoolean);
      alive.set(false);
      TenantUnderTest.eventually(
          "its session is gone", () -> waiting.after(0, null, Set.of(), 9).events().size() == 4);
      assertThat(texts(waiting.after(0, null, Set.of(), 9).events()))
          .containsExactly("zero", "half", "one", "two");
      assertThat(lost.cut.doubts).singleElement().returns(true, BooleanSupplier::getAsBoolean);
    }
  }

  @Test
  void a_reader_ends_a_session_that_is_left_over_and_what_it_held_never_comes() throws Exception {
    try (var lost = new Lost()) {
      TenantUnderTest.eventually("the session is ended", () -> lost.owner.heard(0).size() == 3);
      lost.holding.rollback();

      assertThat(lost.owner.heard(0)).containsExactly("zero", "half", "two");
      assertThat(tenant.events()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_commit_whose_fate_was_found_out_holds_nobody_up(boolean reaches) {
    var owner = new Owner();
    var proxy = tenant.proxy();
    var cut = owner.through(proxy);
    cut.say("a", "zero");

    var next = new AtomicBoolean(true);
    cut.units.send(
        new Say(() -> {
          cut.raiseAfterReading("a", "one");
          if (next.getAndSet(false)) {
            proxy.cut(reaches ? Cut.ANSWER : Cut.REQUEST);
          }
        }));
    owner.say("a", "two");

    assertThat(owner.heard(0)).containsExactly("zero", "one", "two");
  }
}
