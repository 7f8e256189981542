package dev.kontor.host.http.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.kontor.host.flow.MessageFlow;
import dev.kontor.host.flow.MessageFlow.Handler;
import dev.kontor.host.flow.MessageFlow.Kind;
import dev.kontor.host.flow.MessageFlow.Lead;
import dev.kontor.host.flow.MessageFlow.Message;
import dev.kontor.host.flow.MessageFlow.Phase;
import dev.kontor.host.flow.MessageFlow.Verb;
import dev.kontor.host.http.flow.Layers.Arrow;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FlowPictureTest {

  @Test
  void arrows_point_to_the_right_but_for_those_that_close_a_circle() {
    var closing = new Arrow("handled", "asked", "sends");
    var layers =
        new Layers(
            List.of("handled", "happened", "asked", "begun"),
            List.of(
                new Arrow("begun", "asked", "sends"),
                new Arrow("begun", "happened", "raises"),
                new Arrow("asked", "happened", "raises"),
                new Arrow("happened", "handled", "handled by"),
                closing));

    assertThat(layers.columns())
        .containsExactly(
            List.of("begun"), List.of("asked"), List.of("happened"), List.of("handled"));
    assertThat(layers.isCircular(closing)).isTrue();
    assertThat(layers.isCircular(new Arrow("begun", "asked", "sends"))).isFalse();
  }

  @Test
  void a_circle_that_nothing_leads_into_is_drawn_too() {
    var layers =
        new Layers(List.of("a", "b"), List.of(new Arrow("a", "b", ""), new Arrow("b", "a", "")));

    assertThat(layers.columns()).containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void a_picture_is_well_formed_whatever_things_are_called() {
    var odd = "<a> & \"b\"";
    var flow =
        new MessageFlow(
            List.of(new Message("m", odd, Kind.EVENT, null, odd, 1, true, null, null)),
            List.of(
                new Handler(
                    odd,
                    null,
                    Phase.AFTER_COMMIT,
                    odd,
                    null,
                    List.of("m"),
                    List.of(new Lead(Verb.RAISES, "m"), new Lead(Verb.SENDS, "elsewhere")))));

    var svg = FlowPicture.svg(odd, flow);

    assertThatCode(() ->
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))))
        .doesNotThrowAnyException();
    assertThat(svg).contains("&lt;a&gt; &amp; &quot;b&quot;").doesNotContain("elsewhere");
  }

  @Test
  void a_saga_leads_to_its_steps_which_say_their_place() {
    var saga = List.of("saga:trip");
    var flow =
        new MessageFlow(
            List.of(
                new Message("saga:trip", "trip", Kind.SAGA, "trip", null, null, false, null, null)),
            List.of(
                step("Trip.book", Phase.STEP, "flight", null, saga),
                step("Trip.cancel", Phase.UNDOING, "flight", null, saga),
                step("Trip.pay", Phase.STEP, "payment", "PT1H", saga),
                step("Trip.apologize", Phase.UNDONE, null, null, saga),
                step("Trip.remind", Phase.TIMED, "morning", "0 8 * * * UTC", List.of())));

    assertThat(FlowPicture.svg("trip", flow))
        .contains(
            "<title>saga saga:trip</title>",
            ">step 1: flight<",
            ">undoes: flight<",
            ">step 2: payment, within PT1H<",
            ">when all is undone<",
            ">morning: 0 8 * * * UTC<",
            "<title>trip handled by Trip.pay</title>");
  }

  private static Handler step(
      String name,
      Phase phase,
      @Nullable String storedAs,
      @Nullable String time,
      List<String> handles) {
    return new Handler(name, "trip", phase, storedAs, time, handles, List.of());
  }

  @Test
  void a_flow_without_messages_is_an_empty_picture() {
    assertThat(FlowPicture.svg("none", new MessageFlow(List.of(), List.of()))).contains("<svg");
  }
}
