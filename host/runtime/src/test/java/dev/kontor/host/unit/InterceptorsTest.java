package dev.kontor.host.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.message.Catalog;
import dev.kontor.host.message.OneModule;
import dev.kontor.host.unit.desk.Act;
import dev.kontor.host.unit.desk.Auditor;
import dev.kontor.host.unit.desk.Desk;
import dev.kontor.host.unit.desk.Happened;
import dev.kontor.host.unit.desk.Look;
import dev.kontor.host.unit.desk.Note;
import dev.kontor.host.world.RealWorld;
import dev.kontor.tenant.Caller;
import dev.kontor.tenant.NotAllowed;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.UnexpectedRollback;
import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What runs around each unit of a context that has interceptors. */
final class InterceptorsTest {

  private static final TenantId ACME = new TenantId("acme");

  private final RealWorld world = new RealWorld();
  private final ApplicationContext beans = ApplicationContext.run(Map.of("desk.guarded", true));
  private final UnitsInMemory store = new UnitsInMemory();
  private final Desk desk = beans.getBean(Desk.class);
  private final Auditor auditor = beans.getBean(Auditor.class);
  private final List<Due> committed = new ArrayList<>();
  private final UnitOfWork units = units();

  private UnitOfWork units() {
    var catalog =
        new Catalog(List.of(beans.getBeanDefinition(Desk.class)), OneModule.named("desk"));
    return new UnitOfWork(
        new Hold(ACME, store, new Takeovers()),
        new Application(beans, catalog, new CodecInMemory(catalog.eventTypes()), "here"),
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

  private String act(Supplier<String> body) {
    return units.send(new Act(body));
  }

  private String raise(String what) {
    units.raise(new Happened("thing-1", what));
    return what;
  }

  @Test
  void they_run_in_their_order_around_the_handlers_before_the_commit_too() {
    assertThat(act(() -> raise("one"))).isEqualTo("one");

    assertThat(desk.ran)
        .containsExactly("in OfCommand", "first one", "prepare one", "audited", "out");
  }

  @Test
  void each_kind_of_unit_is_intercepted_and_what_is_a_part_of_one_is_not() {
    desk.before = _ -> new Note("left");
    act(() -> act(() -> raise("one")));
    units.ask(new Look(() -> units.ask(new Look(() -> "inner"))));
    var _ = Runs.run(units, committed.getLast());

    assertThat(desk.ran.stream().filter(ran -> ran.startsWith("in ")))
        .containsExactly("in OfCommand", "in OfQuery", "in OfFollowUp");
  }

  @Test
  void one_that_throws_afterwards_rolls_the_unit_back() {
    auditor.after =
        () -> {
          throw new IllegalStateException("the books don't balance");
        };

    assertThatThrownBy(() -> act(() -> raise("one"))).hasMessage("the books don't balance");

    assertThat(store.events()).isEmpty();
    assertThat(committed).isEmpty();
  }

  @Test
  void one_that_swallows_a_failure_can_not_have_the_half_committed() {
    auditor.isCareless = true;

    assertThatThrownBy(() ->
            act(() -> {
              raise("half");
              throw new IllegalStateException("no");
            }))
        .isInstanceOf(UnexpectedRollback.class)
        .hasMessageContaining("IllegalStateException: no");

    assertThat(store.events()).isEmpty();
  }

  @Test
  void one_that_refuses_the_caller_has_nothing_run() {
    var thief = new Caller("thief", null, null);

    assertThatThrownBy(() -> as(thief, () -> act(() -> raise("one"))))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> as(thief, () -> units.ask(new Look(() -> "seen"))))
        .isInstanceOf(NotAllowed.class);

    assertThat(desk.ran).isEmpty();
    assertThat(store.events()).isEmpty();
  }

  private static void as(Caller caller, Supplier<String> body) {
    new ContextInMemory(ACME).call(caller, body::get);
  }

  @Test
  void what_one_raises_is_the_units() {
    auditor.after = () -> raise("audit");

    act(() -> raise("one"));

    assertThat(desk.ran).endsWith("audited", "out", "first audit", "prepare audit");
    assertThat(store.events()).hasSize(2);
  }

  @Test
  void each_command_and_query_of_a_request_with_a_key_is_intercepted() {
    Supplier<@Nullable String> request =
        () -> act(() -> raise("one")) + act(() -> raise("two")) + units.ask(new Look(() -> "seen"));

    var answer = units.once(new RequestKey("anonymous", "POST", "key", "body"), request);

    assertThat(answer).isEqualTo("onetwoseen");
    assertThat(desk.ran.stream().filter(ran -> ran.startsWith("in ")))
        .containsExactly("in OfCommand", "in OfCommand", "in OfQuery");
  }
}
