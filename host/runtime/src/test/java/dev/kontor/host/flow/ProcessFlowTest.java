package dev.kontor.host.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.flow.MessageFlow.Handler;
import dev.kontor.host.flow.MessageFlow.Kind;
import dev.kontor.host.flow.MessageFlow.Message;
import dev.kontor.host.flow.MessageFlow.Phase;
import dev.kontor.host.flow.yard.Bell;
import dev.kontor.host.flow.yard.Foreman;
import dev.kontor.host.flow.yard.Painting;
import dev.kontor.host.flow.yard.Yard;
import dev.kontor.host.message.Catalog;
import dev.kontor.host.message.OneModule;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The flow of what takes long, or begins by itself. */
final class ProcessFlowTest {

  private static final String YARD = Yard.class.getPackageName() + ".";

  private final MessageFlow flow = flow();

  private static MessageFlow flow() {
    try (var beans = ApplicationContext.run()) {
      var catalog =
          new Catalog(
              List.of(
                  beans.getBeanDefinition(Yard.class),
                  beans.getBeanDefinition(Bell.class),
                  beans.getBeanDefinition(Foreman.class),
                  beans.getBeanDefinition(Painting.class)),
              OneModule.named("yard"));
      return new FlowReader(catalog, List.of("yard"), _ -> "yard", name -> name.startsWith(YARD))
          .read();
    }
  }

  private Handler handler(String name) {
    return flow.handlers().stream()
        .filter(handler -> handler.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<String> leadsOf(String name) {
    return handler(name).leads().stream()
        .map(lead -> lead.verb() + " " + simple(lead.message()))
        .toList();
  }

  private static String simple(String id) {
    return id.substring(Math.max(id.lastIndexOf('$'), id.lastIndexOf('.')) + 1);
  }

  @Test
  void a_saga_has_its_steps_in_their_order_each_before_what_undoes_it() {
    assertThat(flow.messages())
        .filteredOn(Message::kind, Kind.SAGA)
        .extracting(Message::name)
        .containsExactly("painting");
    assertThat(flow.handlers())
        .filteredOn(handler -> handler.handles().contains("saga:painting"))
        .extracting(handler -> handler.phase() + " " + handler.storedAs() + " " + handler.time())
        .containsExactly(
            "STEP shut null",
            "UNDOING shut null",
            "STEP delivery PT24H",
            "STEP paint null",
            "UNDONE null null");
  }

  @Test
  void steps_and_what_undoes_them_lead_to_what_their_code_makes() {
    assertThat(leadsOf("Painting.shut")).containsExactly("SENDS CloseGate");
    assertThat(leadsOf("Painting.open")).containsExactly("SENDS OpenGate");
    assertThat(leadsOf("Painting.complain")).containsExactly("RAISES GateBroke");
    assertThat(leadsOf("Painting.paint")).isEmpty();
  }

  @Test
  void who_starts_a_saga_or_a_task_and_who_sets_a_timer_leads_to_it() {
    assertThat(leadsOf("Foreman.paint"))
        .containsExactly("STARTS saga:painting", "RAISES_LATER GateBroke");
    assertThat(leadsOf("Foreman.oil"))
        .containsExactly("RAISES GateClosed", "STARTS task:oiling", "RAISES_LATER GateClosed");
  }

  @Test
  void an_answer_is_handled_by_the_step_that_waits_for_it() {
    assertThat(leadsOf("Foreman.deliver")).containsExactly("ANSWERS PaintCame");
    assertThat(handler("Painting.delivered").handles())
        .extracting(ProcessFlowTest::simple)
        .containsExactly("saga:painting", "PaintCame");
  }

  @Test
  void a_task_is_done_step_by_step() {
    assertThat(flow.messages())
        .filteredOn(Message::kind, Kind.TASK)
        .extracting(Message::id)
        .containsExactly("task:oiling");
    assertThat(handler("Foreman.oilSome").phase()).isEqualTo(Phase.STEP);
    assertThat(handler("Foreman.oilSome").handles()).containsExactly("task:oiling");
    assertThat(leadsOf("Foreman.oilSome")).containsExactly("RAISES GateClosed");
  }

  @Test
  void a_timed_method_handles_nothing_and_says_when_it_runs() {
    var rounds = handler("Foreman.goRound");

    assertThat(rounds.phase()).isEqualTo(Phase.TIMED);
    assertThat(rounds.storedAs()).isEqualTo("rounds");
    assertThat(rounds.time()).isEqualTo("0 22 * * * Europe/Berlin");
    assertThat(rounds.handles()).isEmpty();
    assertThat(leadsOf("Foreman.goRound")).containsExactly("RAISES GateBroke");
  }
}
