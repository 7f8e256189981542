package dev.kontor.host.postgres.unit;

import static dev.kontor.host.postgres.unit.TenantUnderTest.eventually;
import static dev.kontor.host.postgres.unit.TenantUnderTest.followUp;
import static dev.kontor.host.postgres.unit.TenantUnderTest.writes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.postgres.pool.Bounds;
import dev.kontor.host.postgres.unit.CuttingProxy.Cut;
import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.Writes;
import dev.kontor.host.world.ManualWorld;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Units that only write, and come while another one is being committed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GroupCommitTest {

  private static final Duration COMPANY = Duration.ofMillis(1);
  private static final Duration HELD_UP = Duration.ofMillis(20);

  private static final Writes THE_FOLLOW_UP_RAN = new Writes(List.of(), List.of(), 2L);

  /** It is refused: there is no such follow-up. */
  private static final Writes OF_NO_FOLLOW_UP = new Writes(List.of(), List.of(), 99L);

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final CuttingProxy proxy = tenant.proxy();
  private final HostUnderTest host = tenant.host(proxy, 4);
  private final ManualWorld world = new ManualWorld();

  /** No time passes, so who waits goes on waiting. */
  private GroupCommit commits = new GroupCommit(host.connections, new UnitCalls(), world, 1);

  @BeforeEach
  void an_empty_database() {
    tenant.asAdministrator("TRUNCATE kontor.event, kontor.follow_up, public.note");
    host.takeOver();
    commits = new GroupCommit(host.connections, new UnitCalls(), world, 1);
  }

  @AfterAll
  void leaves_nothing() throws IOException {
    world.close();
    tenant.close();
  }

  /** Whatever commits waits until this is rolled back. */
  private Connection holdingUp() throws Exception {
    var holding = tenant.session();
    holding.setAutoCommit(false);
    TenantUnderTest.value(holding, "SELECT epoch FROM kontor.take_over()");
    return holding;
  }

  private CompletableFuture<Boolean> writing(Writes unit) {
    return tenant.beside(() -> written(host.epoch(), unit));
  }

  private boolean written(long epoch, Writes unit) throws Exception {
    commits.write(epoch, unit, () -> {});
    return true;
  }

  /** The first of them is under way, and the others came meanwhile, in their order. */
  private List<CompletableFuture<Boolean>> waiting(Writes... units) throws Exception {
    var ends = new ArrayList<CompletableFuture<Boolean>>();
    for (var unit : units) {
      ends.add(writing(unit));
      tenant.eventuallyWaitsFor("advisory");
      int waiting = ends.size() - 1;
      eventually("%d wait".formatted(waiting), () -> commits.waiting() == waiting);
    }
    return ends;
  }

  /** The first of them is held up until all of them are there. */
  private List<CompletableFuture<Boolean>> heldUp(Writes... units) throws Exception {
    try (var holding = holdingUp()) {
      var ends = waiting(units);
      holding.rollback();
      return ends;
    }
  }

  private static void assertAllWritten(List<CompletableFuture<Boolean>> ends) throws Exception {
    for (var end : ends) {
      assertThat(end.get()).isTrue();
    }
  }

  private String transactions() {
    return tenant.value("SELECT count(DISTINCT xmin::text) FROM kontor.event");
  }

  @Test
  void those_that_came_while_one_was_under_way_are_committed_together() throws Exception {
    var ends =
        heldUp(
            writes(tenant.event(1, "a", 1)),
            new Writes(
                List.of(tenant.event(2, "b", StoredEvent.NEXT)),
                List.of(followUp(3, "mail", "b", 2)),
                null),
            writes(tenant.event(4, "c", 1)),
            writes(tenant.event(5, "d", 1)));

    assertAllWritten(ends);
    assertThat(tenant.events()).isEqualTo(4);
    assertThat(transactions()).isEqualTo("2");
    assertThat(host.followUps.next("mail", "b", 0, 10)).hasSize(1);
  }

  @Test
  void enough_of_those_that_wait_go_together_beside_the_one_under_way() throws Exception {
    commits = new GroupCommit(host.connections, new UnitCalls(), world, 4);
    List<CompletableFuture<Boolean>> ends;
    try (var holding = holdingUp()) {
      ends =
          new ArrayList<>(
              waiting(
                  writes(tenant.event(1, "a", 1)),
                  writes(tenant.event(2, "b", 1)),
                  writes(tenant.event(3, "c", 1)),
                  OF_NO_FOLLOW_UP,
                  writes(tenant.event(4, "d", 1))));
      ends.add(writing(writes(tenant.event(5, "e", 1))));
      eventuallyTwoStatementsWait();
      assertThat(commits.waiting()).isZero();
      ends.addAll(othersWaiting(8));
      holding.rollback();
    }

    assertThatThrownBy(ends.remove(3)::get).hasMessageContaining("follow-up gone");
    assertAllWritten(ends);
    assertThat(tenant.events()).isEqualTo(4 + 1 + 8);
  }

  /** No third group begins, however many there are. */
  private List<CompletableFuture<Boolean>> othersWaiting(int count) {
    var ends = new ArrayList<CompletableFuture<Boolean>>();
    for (int i = 1; i <= count; i++) {
      ends.add(writing(writes(tenant.event(10 + i, "s" + i, 1))));
    }
    eventually("all of them wait", () -> commits.waiting() == count);
    return ends;
  }

  @Test
  void one_that_is_refused_is_refused_alone() throws Exception {
    var ends =
        heldUp(
            writes(tenant.event(1, "a", 1)),
            writes(tenant.event(2, "b", 1)),
            writes(tenant.event(3, "c", 7)),
            OF_NO_FOLLOW_UP,
            writes(tenant.event(4, "d", 1)));

    assertThat(ends.get(0).get()).isTrue();
    assertThat(ends.get(1).get()).isTrue();
    assertThatThrownBy(ends.get(2)::get).hasMessageContaining("version conflict");
    assertThatThrownBy(ends.get(3)::get).hasMessageContaining("follow-up gone");
    assertThat(ends.get(4).get()).isTrue();
    assertThat(tenant.events()).isEqualTo(3);
  }

  @Test
  void one_that_leaves_more_than_most_do_goes_by_itself() throws Exception {
    try (var holding = holdingUp()) {
      var first = writing(writes(tenant.event(1, "a", 1)));
      tenant.eventuallyWaitsFor("advisory");
      var two =
          writing(
              new Writes(
                  List.of(tenant.event(2, "b", 1)),
                  List.of(followUp(3, "mail", "b", 2), followUp(4, "print", "b", 2)),
                  null));
      eventuallyTwoStatementsWait();
      holding.rollback();

      assertThat(first.get() && two.get()).isTrue();
    }
    assertThat(transactions()).isEqualTo("2");
  }

  private void eventuallyTwoStatementsWait() {
    eventually(
        "two statements wait",
        () ->
            tenant
                .value("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                .equals("2"));
  }

  @Test
  void those_that_add_to_one_stream_are_committed_in_the_order_in_which_they_came()
      throws Exception {
    commits = new GroupCommit(host.connections, new UnitCalls(), world, 4);
    List<CompletableFuture<Boolean>> ends;
    try (var holding = holdingUp()) {
      ends = waiting(inOneStream(1), inOneStream(2), inOneStream(3), inOneStream(4));
      ends.add(writing(inOneStream(5)));
      eventually("all but the first wait", () -> commits.waiting() == 4);
      world.advance(HELD_UP);
      assertThat(commits.waiting()).isEqualTo(4);
      ends.addAll(othersThatGo(4));
      holding.rollback();
    }

    assertAllWritten(ends);
    assertThat(positions("s")).isEqualTo("1,2,3,4,5");
  }

  private Writes inOneStream(long number) {
    return writes(tenant.event(number, "s", StoredEvent.NEXT));
  }

  /** They don't wait for what the first one holds up. */
  private List<CompletableFuture<Boolean>> othersThatGo(int count) {
    var ends = new ArrayList<CompletableFuture<Boolean>>();
    for (int i = 1; i <= count; i++) {
      ends.add(writing(writes(tenant.event(10 + i, "other" + i, 1))));
    }
    eventuallyTwoStatementsWait();
    return ends;
  }

  @Test
  void one_that_waits_behind_another_is_not_overtaken_in_its_other_streams() throws Exception {
    commits = new GroupCommit(host.connections, new UnitCalls(), world, 4);
    List<CompletableFuture<Boolean>> ends;
    try (var holding = holdingUp()) {
      ends =
          waiting(
              inOneStream(1),
              writes(
                  tenant.event(2, "s", StoredEvent.NEXT), tenant.event(3, "b", StoredEvent.NEXT)),
              writes(tenant.event(4, "b", StoredEvent.NEXT)));
      world.advance(HELD_UP);
      assertThat(commits.waiting()).isEqualTo(2);
      ends.addAll(othersThatGo(1));
      holding.rollback();
    }

    assertAllWritten(ends);
    assertThat(positions("b")).isEqualTo("3,4");
  }

  @Test
  void one_that_does_not_end_is_not_waited_for_by_those_behind_it_for_ever() throws Exception {
    List<CompletableFuture<Boolean>> ends;
    try (var holding = holdingUp()) {
      ends = waiting(inOneStream(1), inOneStream(2));
      world.advance(HELD_UP);
      eventually("patience has an end", () -> world.hasTimer("units behind others"));
      assertThat(commits.waiting()).isEqualTo(1);

      world.advance(Duration.ofSeconds(5));

      eventuallyTwoStatementsWait();
      holding.rollback();
    }
    for (var end : ends) {
      var _ = end.handle((_, _) -> true).get();
    }
    // Whichever came first; the other one may be refused for its number, and its unit tries again.
    assertThat(ends).anyMatch(end -> !end.isCompletedExceptionally());
  }

  private String positions(String stream) {
    return tenant.value(
        "SELECT string_agg(position::text, ',' ORDER BY version) FROM kontor.event WHERE stream = '%s'"
            .formatted(stream));
  }

  @Test
  void one_that_is_refused_lets_those_behind_it_keep_their_order() throws Exception {
    var ends =
        heldUp(
            writes(tenant.event(1, "a", 1)),
            inOneStream(2),
            OF_NO_FOLLOW_UP,
            inOneStream(3),
            inOneStream(4));

    assertThatThrownBy(ends.remove(2)::get).hasMessageContaining("follow-up gone");
    assertAllWritten(ends);
    assertThat(positions("s")).isEqualTo("2,3,4");
  }

  @Test
  void those_that_leave_long_texts_are_not_all_put_into_one_statement() throws Exception {
    var text = "\"%s\"".formatted("x".repeat(200_000));
    var ends =
        heldUp(
            writes(tenant.event(1, "a", 1)),
            writes(tenant.event(2, "b", 1, text)),
            writes(tenant.event(3, "c", 1, text)),
            writes(tenant.event(4, "d", 1)));

    assertAllWritten(ends);
    assertThat(tenant.events()).isEqualTo(4);
    assertThat(transactions()).isEqualTo("3");
  }

  @Test
  void those_that_have_waited_for_a_connection_in_vain_do_not_each_wait_for_one_again()
      throws Exception {
    var hurried = tenant.host(proxy, 1, Bounds.USUAL.withPatience(Duration.ofMillis(300)));
    commits = new GroupCommit(hurried.connections, new UnitCalls(), world, 1);
    var ends = new ArrayList<CompletableFuture<Boolean>>();
    try (var _ = hurried.connections.getConnection()) {
      for (int i = 1; i <= 3; i++) {
        ends.add(writing(writes(tenant.event(i, "s" + i, 1))));
      }
      eventually("all have ended", () -> ends.stream().allMatch(CompletableFuture::isDone));
    }

    var causes = new HashSet<Throwable>();
    for (var end : ends) {
      assertThatThrownBy(end::get).rootCause().hasMessageContaining("for a connection");
      causes.add(rootOf(end.exceptionNow()));
    }
    // One led, alone or not, before the others came; these have one outcome.
    assertThat(causes).hasSizeLessThan(ends.size());
    assertThat(tenant.events()).isZero();
  }

  private static Throwable rootOf(Throwable failed) {
    var root = failed;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  @ParameterizedTest
  @EnumSource(names = {"REQUEST", "ANSWER"})
  void each_is_told_that_their_commit_has_no_answer(Cut cut) throws Exception {
    List<CompletableFuture<Boolean>> ends;
    try (var holding = holdingUp()) {
      ends =
          waiting(
              writes(tenant.event(1, "a", 1)),
              writes(tenant.event(2, "b", 1)),
              writes(tenant.event(3, "c", 1)));
      proxy.cut(cut);
      holding.rollback();
    }

    assertThat(ends.getFirst().get()).isTrue();
    for (var end : ends.subList(1, 3)) {
      assertThatThrownBy(end::get).hasCauseInstanceOf(LostAnswer.class);
    }
    assertThat(tenant.events()).isEqualTo(cut == Cut.ANSWER ? 3 : 1);
  }

  @Test
  void under_an_older_epoch_one_goes_with_none_of_the_newer() throws Exception {
    long older = host.epoch();
    host.takeOver();
    try (var holding = holdingUp()) {
      var first = tenant.beside(() -> written(host.epoch(), writes(tenant.event(1, "a", 1))));
      tenant.eventuallyWaitsFor("advisory");
      var stale = tenant.beside(() -> written(older, writes(tenant.event(2, "b", 1))));
      eventually("one waits", () -> commits.waiting() == 1);
      var last = tenant.beside(() -> written(host.epoch(), writes(tenant.event(3, "c", 1))));
      eventually("two wait", () -> commits.waiting() == 2);
      holding.rollback();

      assertThat(first.get() && last.get()).isTrue();
      assertThatThrownBy(stale::get).hasMessageContaining("stale epoch");
    }
    assertThat(tenant.events()).isEqualTo(2);
  }

  @Test
  void one_that_no_group_could_take_is_not_held_up_by_the_group_either() throws Exception {
    long older = host.epoch();
    commits.write(older, writes(tenant.event(1, "a", 1)), () -> {});
    host.takeOver();
    var left = tenant.beside(() -> written(older, OF_NO_FOLLOW_UP));
    eventually("it waits", () -> commits.waiting() == 1);
    try (var holding = holdingUp()) {
      var slow = tenant.beside(() -> written(host.epoch(), writes(tenant.event(2, "b", 1))));
      tenant.eventuallyWaitsFor("advisory");

      world.advance(COMPANY);
      world.advance(HELD_UP);

      eventuallyTwoStatementsWait();
      holding.rollback();
      assertThat(slow.get()).isTrue();
    }
    assertThatThrownBy(left::get).hasMessageContaining("stale epoch");
  }

  @Test
  void what_became_of_their_commit_each_finds_out_for_itself() throws Exception {
    List<CompletableFuture<Boolean>> ends;
    try (var holding = holdingUp()) {
      ends =
          IntStream.range(1, 6)
              .mapToObj(i ->
                  tenant.beside(() -> {
                    host.write(writes(tenant.event(i, "s" + i, 1)));
                    return true;
                  }))
              .toList();
      eventuallyTwoStatementsWait();
      proxy.cut(Cut.ANSWER);
      holding.rollback();
    }

    assertAllWritten(ends);
    assertThat(tenant.events()).isEqualTo(5);
  }

  @Test
  void one_that_is_held_up_in_the_database_holds_up_no_other() throws Exception {
    try (var holding = tenant.session()) {
      holding.setAutoCommit(false);
      try (var statement = holding.createStatement()) {
        statement.execute(
            "INSERT INTO kontor.event VALUES (99, 'slow', 1, 't', 1, '{}', '{}', now())");
      }
      var slow =
          tenant.beside(() -> {
            host.write(writes(tenant.event(1, "slow", 1)));
            return true;
          });
      tenant.eventuallyWaitsFor("transactionid");

      host.write(writes(tenant.event(2, "fast", 1)));
      host.write(writes(tenant.event(3, "fast", 2)));

      assertThat(slow).isNotDone();
      holding.rollback();
      assertThat(slow.get()).isTrue();
    }
    assertThat(tenant.events()).isEqualTo(3);
  }

  /** Number 2. */
  private Writes leavingAFollowUp() {
    return new Writes(List.of(tenant.event(1, "a", 1)), List.of(followUp(2, "mail", "a", 1)), null);
  }

  private CompletableFuture<Boolean> theFollowUpWaiting() {
    var done = writing(THE_FOLLOW_UP_RAN);
    eventually("it waits", () -> commits.waiting() == 1);
    return done;
  }

  @Test
  void a_follow_up_that_ran_shortly_after_a_unit_goes_with_the_next_one() throws Exception {
    commits.write(host.epoch(), leavingAFollowUp(), () -> {});
    int before = proxy.roundTrips();
    var done = theFollowUpWaiting();

    commits.write(host.epoch(), writes(tenant.event(3, "b", 1)), () -> {});

    assertThat(done.get()).isTrue();
    assertThat(host.followUps.next("mail", "a", 0, 10)).isEmpty();
    assertThat(proxy.roundTrips() - before).isEqualTo(2); // the last one looked for follow-ups
  }

  @Test
  void a_follow_up_that_no_unit_comes_after_goes_alone_when_it_has_waited() throws Exception {
    commits.write(host.epoch(), leavingAFollowUp(), () -> {});
    var done = theFollowUpWaiting();

    world.advance(COMPANY);

    assertThat(done.get()).isTrue();
    assertThat(host.followUps.next("mail", "a", 0, 10)).isEmpty();
  }

  @Test
  void a_follow_up_that_no_unit_came_before_goes_at_once() {
    host.write(leavingAFollowUp());

    assertThatCode(() -> commits.write(host.epoch(), THE_FOLLOW_UP_RAN, () -> {}))
        .doesNotThrowAnyException();
  }
}
