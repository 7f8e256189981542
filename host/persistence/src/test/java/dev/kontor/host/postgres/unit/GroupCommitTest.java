package dev.kontor.host.postgres.unit;

import static dev.kontor.host.postgres.unit.TenantUnderTest.eventually;
import static dev.kontor.host.postgres.unit.TenantUnderTest.followUp;
import static dev.kontor.host.postgres.unit.TenantUnderTest.writes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.postgres.unit.CuttingProxy.Cut;
import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.Writes;
import dev.kontor.host.world.ManualWorld;
import dev.kontor.tenant.aggregate.VersionConflict;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final CuttingProxy proxy = tenant.proxy();
  private final HostUnderTest host = tenant.host(proxy, 4);
  private final ManualWorld world = new ManualWorld();

  @BeforeEach
  void an_empty_database() {
    tenant.asAdministrator("TRUNCATE kontor.event, kontor.follow_up, public.note");
    host.takeOver();
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
    return tenant.beside(() -> {
      host.write(unit);
      return true;
    });
  }

  /** The first of them is under way, and the others came meanwhile, in their order. */
  private List<CompletableFuture<Boolean>> waiting(Writes... units) throws Exception {
    var ends = new ArrayList<CompletableFuture<Boolean>>();
    for (var unit : units) {
      ends.add(writing(unit));
      tenant.eventuallyWaitsFor("advisory");
      int waiting = ends.size() - 1;
      eventually("%d wait".formatted(waiting), () -> host.commits().waiting() == waiting);
    }
    return ends;
  }

  private String transactions() {
    return tenant.value("SELECT count(DISTINCT xmin::text) FROM kontor.event");
  }

  @Test
  void those_that_came_while_one_was_under_way_are_committed_together() throws Exception {
    List<CompletableFuture<Boolean>> ends;
    try (var holding = holdingUp()) {
      ends =
          waiting(
              writes(tenant.event(1, "a", 1)),
              new Writes(
                  List.of(tenant.event(2, "b", StoredEvent.NEXT)),
                  List.of(followUp(3, "mail", "b", 2)),
                  null),
              writes(tenant.event(4, "c", 1)),
              writes(tenant.event(5, "d", 1)));
      holding.rollback();
    }

    for (var end : ends) {
      assertThat(end.get()).isTrue();
    }
    assertThat(tenant.events()).isEqualTo(4);
    assertThat(transactions()).isEqualTo("2");
    assertThat(host.followUps.next("mail", "b", 0, 10)).hasSize(1);
  }

  @Test
  void one_that_is_refused_is_refused_alone() throws Exception {
    List<CompletableFuture<Boolean>> ends;
    try (var holding = holdingUp()) {
      ends =
          waiting(
              writes(tenant.event(1, "a", 1)),
              writes(tenant.event(2, "b", 1)),
              writes(tenant.event(3, "c", 7)),
              new Writes(List.of(), List.of(), 99L),
              writes(tenant.event(4, "d", 1)));
      holding.rollback();
    }

    assertThat(ends.get(0).get()).isTrue();
    assertThat(ends.get(1).get()).isTrue();
    assertThatThrownBy(ends.get(2)::get).hasCauseInstanceOf(VersionConflict.class);
    assertThatThrownBy(ends.get(3)::get).hasMessageContaining("follow-up 99 is gone");
    assertThat(ends.get(4).get()).isTrue();
    assertThat(tenant.events()).isEqualTo(3);
  }

  @Test
  void one_that_leaves_more_than_most_do_goes_by_itself() throws Exception {
    try (var holding = holdingUp()) {
      var first = writing(writes(tenant.event(1, "a", 1)));
      tenant.eventuallyWaitsFor("advisory");
      var two = writing(writes(tenant.event(2, "b", 1), tenant.event(3, "b", 2)));
      eventually(
          "two statements wait",
          () ->
              tenant
                  .value(
                      "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                  .equals("2"));
      holding.rollback();

      assertThat(first.get() && two.get()).isTrue();
    }
    assertThat(transactions()).isEqualTo("2");
  }

  @ParameterizedTest
  @EnumSource(names = {"REQUEST", "ANSWER"})
  void each_finds_out_for_itself_what_became_of_a_commit_without_an_answer(Cut cut)
      throws Exception {
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
      if (cut == Cut.ANSWER) {
        assertThat(end.get()).isTrue();
      } else {
        assertThatThrownBy(end::get).hasMessageContaining("nothing was written");
      }
    }
    assertThat(tenant.events()).isEqualTo(cut == Cut.ANSWER ? 3 : 1);
  }

  @Test
  void under_an_older_epoch_one_goes_with_none_of_the_newer() throws Exception {
    long older = host.epoch();
    var commits = new GroupCommit(host.connections, tenant.world);
    host.takeOver();
    try (var holding = holdingUp()) {
      var first =
          tenant.beside(() -> written(commits, host.epoch(), writes(tenant.event(1, "a", 1))));
      tenant.eventuallyWaitsFor("advisory");
      var stale = tenant.beside(() -> written(commits, older, writes(tenant.event(2, "b", 1))));
      eventually("one waits", () -> commits.waiting() == 1);
      var last =
          tenant.beside(() -> written(commits, host.epoch(), writes(tenant.event(3, "c", 1))));
      eventually("two wait", () -> commits.waiting() == 2);
      holding.rollback();

      assertThat(first.get() && last.get()).isTrue();
      assertThatThrownBy(stale::get).hasMessageContaining("stale epoch");
    }
    assertThat(tenant.events()).isEqualTo(2);
  }

  private static boolean written(GroupCommit commits, long epoch, Writes unit) throws Exception {
    commits.write(epoch, unit);
    return true;
  }

  @Test
  void a_follow_up_that_ran_shortly_after_a_unit_goes_with_the_next_one() throws Exception {
    var commits = new GroupCommit(host.connections, world);
    commits.write(
        host.epoch(),
        new Writes(List.of(tenant.event(1, "a", 1)), List.of(followUp(2, "mail", "a", 1)), null));
    int before = proxy.roundTrips();
    var done =
        tenant.beside(() -> written(commits, host.epoch(), new Writes(List.of(), List.of(), 2L)));
    eventually("it waits", () -> commits.waiting() == 1);

    commits.write(host.epoch(), writes(tenant.event(3, "b", 1)));

    assertThat(done.get()).isTrue();
    assertThat(host.followUps.next("mail", "a", 0, 10)).isEmpty();
    assertThat(proxy.roundTrips() - before).isEqualTo(2); // the last one looked for follow-ups
  }

  @Test
  void a_follow_up_that_no_unit_comes_after_goes_alone_when_it_has_waited() throws Exception {
    var commits = new GroupCommit(host.connections, world);
    commits.write(
        host.epoch(),
        new Writes(List.of(tenant.event(1, "a", 1)), List.of(followUp(2, "mail", "a", 1)), null));
    var done =
        tenant.beside(() -> written(commits, host.epoch(), new Writes(List.of(), List.of(), 2L)));
    eventually("it waits", () -> commits.waiting() == 1);

    world.advance(COMPANY);

    assertThat(done.get()).isTrue();
    assertThat(host.followUps.next("mail", "a", 0, 10)).isEmpty();
  }

  @Test
  void a_follow_up_that_no_unit_came_before_goes_at_once() {
    var commits = new GroupCommit(host.connections, world);
    host.write(
        new Writes(List.of(tenant.event(1, "a", 1)), List.of(followUp(2, "mail", "a", 1)), null));

    assertThatCode(() -> commits.write(host.epoch(), new Writes(List.of(), List.of(), 2L)))
        .doesNotThrowAnyException();
  }
}
