package dev.kontor.host.message;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kontor.host.message.plans.Gatekeeper;
import dev.kontor.host.message.wrong.EmptyProjection;
import dev.kontor.host.message.wrong.NoProjection;
import dev.kontor.host.message.wrong.Wrong;
import dev.kontor.host.message.wrong.WrongProjection;
import dev.kontor.host.message.wrong.WrongSaga;
import dev.kontor.host.message.wrong.WrongTask;
import dev.kontor.host.unit.desk.Desk;
import dev.kontor.tenant.handling.Order;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.BeanDefinition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CatalogTest {

  @Test
  void everything_that_is_declared_wrongly_is_said_at_once() {
    try (var beans = ApplicationContext.run()) {
      var definitions = List.of(beans.getBeanDefinition(Wrong.class));

      var wrong =
          catchThrowableOfType(
              WrongDeclarations.class,
              () -> new Catalog(List.copyOf(definitions), OneModule.named("wrong")));

      assertThat(wrong.faults())
          .anySatisfy(fault -> assertThat(fault).contains("Wrong.one", "Wrong.two", "one handler"))
          .anySatisfy(fault -> assertThat(fault).contains("Wrong.nothing", "without an argument"))
          .anySatisfy(fault -> assertThat(fault).contains("Wrong.text", "Command or a Query"))
          .anySatisfy(fault -> assertThat(fault).contains("Wrong.before", "DomainEvent"))
          .anySatisfy(fault -> assertThat(fault).contains("Wrong.orphan", "@BeforeCommit returns"))
          .anySatisfy(fault -> assertThat(fault).contains("twin", "a name of its own"))
          .anySatisfy(fault -> assertThat(fault).contains("Wrong.never", "0 0 30 2 *", "no time"))
          .anySatisfy(fault -> assertThat(fault).contains("Wrong.nonsense", "the Instant"))
          .anySatisfy(fault -> assertThat(fault).contains("Wrong.nonsense", "DomainEvent to raise"))
          .anySatisfy(fault -> assertThat(fault).contains("Wrong.nonsense", "whenever", "Atlantis"))
          .anySatisfy(fault -> assertThat(fault).contains("'kontor.orphan'", "the host's own"))
          .anySatisfy(fault -> assertThat(fault).contains("Wrong.family", "a handler for each"))
          .anySatisfy(fault -> assertThat(fault).contains("Wrong.more", "no other argument"))
          .anySatisfy(fault -> assertThat(fault).contains("Wrong.beside", "no other argument"))
          .anySatisfy(fault -> assertThat(fault).contains("Wrong.family", "the very type"))
          .hasSize(15);
    }
  }

  @Test
  void everything_that_is_wrong_with_projections_is_said_at_once() {
    try (var beans = ApplicationContext.run()) {
      var definitions =
          List.of(
              beans.getBeanDefinition(WrongProjection.class),
              beans.getBeanDefinition(EmptyProjection.class),
              beans.getBeanDefinition(NoProjection.class));

      var wrong =
          catchThrowableOfType(
              WrongDeclarations.class,
              () -> new Catalog(List.copyOf(definitions), OneModule.named("wrong")));

      assertThat(wrong.faults())
          .anySatisfy(fault -> assertThat(fault).contains("Wrong_Name", "a letter first"))
          .anySatisfy(fault -> assertThat(fault).contains("[wrong.table]", "without a schema"))
          .anySatisfy(fault -> assertThat(fault).contains("WrongProjection.text", "is stored"))
          .anySatisfy(fault -> assertThat(fault).contains("WrongProjection.many", "a Metadata"))
          .anySatisfy(fault -> assertThat(fault).contains("EmptyProjection", "without a @Projects"))
          .anySatisfy(fault -> assertThat(fault).contains("EmptyProjection", "name of its own"))
          .anySatisfy(fault -> assertThat(fault).contains("NoProjection.enter", "no @Projection"))
          .hasSize(9);
    }
  }

  @Test
  void another_modules_event_is_handled_only_if_it_is_published() {
    try (var beans = ApplicationContext.run()) {
      var definitions = List.of(beans.getBeanDefinition(Desk.class));

      var wrong =
          catchThrowableOfType(
              WrongDeclarations.class,
              () ->
                  new Catalog(
                      List.copyOf(definitions),
                      type ->
                          type.equals(Desk.class)
                              ? "desk"
                              : OneModule.named("elsewhere").apply(type)));

      assertThat(wrong.faults())
          .hasSize(3)
          .allSatisfy(fault -> assertThat(fault).contains("Happened", "'elsewhere'", "@Published"));
    }
  }

  @Test
  void another_modules_published_event_is_handled() {
    try (var beans = ApplicationContext.run()) {
      List<BeanDefinition<?>> definitions = List.of(beans.getBeanDefinition(Gatekeeper.class));

      var catalog =
          new Catalog(
              definitions,
              type ->
                  type.equals(Gatekeeper.class)
                      ? "gatekeeper"
                      : OneModule.named("elsewhere").apply(type));

      assertThat(catalog.afterCommitNamed("gatekeeper-greets")).isNotNull();
    }
  }

  @Test
  void runs_are_run_as_their_handler_says_and_otherwise_as_usual() {
    try (var beans = ApplicationContext.run()) {
      List<BeanDefinition<?>> definitions = List.of(beans.getBeanDefinition(Gatekeeper.class));

      var catalog = new Catalog(definitions, OneModule.named("gatekeeper"));

      var greets = requireNonNull(catalog.afterCommitNamed("gatekeeper-greets"));
      assertThat(greets.order()).isEqualTo(Order.NONE);
      assertThat(greets.attempts()).isEqualTo(3);
      assertThat(greets.pause()).isEqualTo(Duration.ofSeconds(2));
      assertThat(greets.atOnce()).isEqualTo(7);
      var usual = requireNonNull(catalog.afterCommitNamed("gatekeeper-notes"));
      assertThat(usual.order()).isEqualTo(Order.STREAM);
      assertThat(usual.attempts()).isEqualTo(10);
      assertThat(usual.pause()).isEqualTo(Duration.ofMillis(100));
      assertThat(usual.atOnce()).isEqualTo(4);
    }
  }

  @Test
  void everything_that_is_wrong_with_sagas_and_tasks_is_said_at_once() {
    try (var beans = ApplicationContext.run()) {
      var definitions =
          List.of(
              beans.getBeanDefinition(WrongSaga.class), beans.getBeanDefinition(WrongTask.class));

      var wrong =
          catchThrowableOfType(
              WrongDeclarations.class,
              () -> new Catalog(List.copyOf(definitions), OneModule.named("wrong")));

      assertThat(wrong.faults())
          .anySatisfy(fault -> assertThat(fault).contains("WrongSaga", "the @Saga 'Not a name'"))
          .anySatisfy(fault -> assertThat(fault).contains("[one, one, two]", "each once"))
          .anySatisfy(fault -> assertThat(fault).contains("no @Step of 'two'"))
          .anySatisfy(fault -> assertThat(fault).contains("first", "second", "@Step of 'one'"))
          .anySatisfy(fault -> assertThat(fault).contains("stray", "step 'three'"))
          .anySatisfy(fault -> assertThat(fault).contains("undoStray", "step 'four'"))
          .anySatisfy(fault -> assertThat(fault).contains("undoStray takes a Integer first"))
          .anySatisfy(fault -> assertThat(fault).contains("stray returns a Integer"))
          .anySatisfy(fault -> assertThat(fault).contains("stray takes a Long"))
          .anySatisfy(fault -> assertThat(fault).contains("stray has 11 attempts"))
          .anySatisfy(fault -> assertThat(fault).contains("stray", "within 'an hour'"))
          .anySatisfy(fault -> assertThat(fault).contains("both", "@Compensated", "one at most"))
          .anySatisfy(fault -> assertThat(fault).contains("lost", "lies in no @Saga"))
          .anySatisfy(fault -> assertThat(fault).contains("bare", "without an argument"))
          .anySatisfy(fault -> assertThat(fault).contains("bare", "expected a TaskStep"))
          .hasSize(15);
    }
  }
}
