package dev.kontor.host.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.flow.MessageFlow.Handler;
import dev.kontor.host.flow.MessageFlow.Kind;
import dev.kontor.host.flow.MessageFlow.Message;
import dev.kontor.host.flow.yard.Bell;
import dev.kontor.host.flow.yard.Yard;
import dev.kontor.host.message.Catalog;
import dev.kontor.host.message.OneModule;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FlowReaderTest {

  private static final String YARD = Yard.class.getPackageName() + ".";

  private final MessageFlow flow = flow();

  private static MessageFlow flow() {
    try (var beans = ApplicationContext.run()) {
      var catalog =
          new Catalog(
              List.of(beans.getBeanDefinition(Yard.class), beans.getBeanDefinition(Bell.class)),
              FlowReaderTest::moduleOf);
      return new FlowReader(
              catalog, List.of("yard"), FlowReaderTest::moduleOf, name -> name.startsWith(YARD))
          .read();
    }
  }

  private static @Nullable String moduleOf(Class<?> type) {
    return type.getName().startsWith(YARD) ? "yard" : OneModule.named("elsewhere").apply(type);
  }

  private List<String> leadsOf(String handler, String handled) {
    return flow.handlers().stream()
        .filter(it -> it.name().equals(handler) && it.handles().toString().contains(handled))
        .flatMap(it -> it.leads().stream())
        .map(lead -> lead.verb() + " " + simple(lead.message()))
        .toList();
  }

  private static String simple(String id) {
    return id.substring(Math.max(id.lastIndexOf('$'), id.lastIndexOf('.')) + 1);
  }

  private Message message(String name) {
    return flow.messages().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void a_command_leads_to_what_its_branch_of_the_decider_makes() {
    assertThat(leadsOf("Yard.close", "CloseGate")).containsExactly("RAISES GateClosed");
    assertThat(leadsOf("Yard.mend", "MendGate")).isEmpty();
  }

  @Test
  void a_query_that_reads_an_aggregate_raises_nothing_of_it() {
    assertThat(leadsOf("Yard.isOpen", "IsOpen")).isEmpty();
  }

  @Test
  void lambdas_and_beans_behind_an_interface_are_followed() {
    assertThat(leadsOf("Yard.open", "OpenGate"))
        .containsExactly("RAISES GateBroke", "RAISES GateOpened", "ASKS WhoGuards");
  }

  @Test
  void phase_one_leaves_a_notice_to_phase_two_which_sends_on() {
    assertThat(leadsOf("Yard.plan", "GateBroke")).containsExactly("LEAVES Repair");
    assertThat(leadsOf("Yard.order", "Repair")).containsExactly("SENDS MendGate");
    assertThat(leadsOf("Yard.close", "GateOpened")).containsExactly("SENDS CloseGate");
    assertThat(message("Repair").kind()).isEqualTo(Kind.NOTICE);
  }

  @Test
  void a_handler_of_a_family_handles_each_of_it() {
    var toll = flow.handlers().stream().filter(it -> it.name().equals("Bell.toll")).findFirst();

    assertThat(toll.map(Handler::handles).orElseThrow())
        .extracting(FlowReaderTest::simple)
        .containsExactly("GateBroke", "GateClosed", "GateOpened");
  }

  @Test
  void events_of_modules_that_do_not_run_are_left_out() {
    assertThat(flow.messages()).extracting(Message::module).containsOnly("yard");
  }

  @Test
  void a_published_event_shows_the_schema_of_its_data() {
    assertThat(message("GateClosed").schema()).isNull();
    assertThat(message("GateOpened").version()).isEqualTo(1);
    assertThat(message("GateOpened").schema())
        .containsEntry("title", "GateOpened")
        .containsEntry("required", List.of("gate", "width", "guards", "passed", "weather"))
        .containsEntry(
            "properties",
            Map.of(
                "gate", Map.of("type", "string"),
                "width", Map.of("type", "integer"),
                "until",
                    Map.of(
                        "anyOf",
                        List.of(
                            Map.of("type", "string", "format", "date-time"),
                            Map.of("type", "null"))),
                "guards", Map.of("type", "array", "items", Map.of("$ref", "#/$defs/Guard")),
                "passed",
                    Map.of("type", "object", "additionalProperties", Map.of("type", "integer")),
                "weather", Map.of("type", "string", "enum", List.of("FAIR", "FOUL"))))
        .containsEntry(
            "$defs",
            Map.of(
                "Guard",
                Map.of(
                    "type",
                    "object",
                    "properties",
                    Map.of("name", Map.of("type", "string")),
                    "required",
                    List.of("name"))));
  }
}
