package dev.kontor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DeadLettersCommandTest {

  private static final String LETTERS = "/tenants/made/dead-letters";
  private static final String PAGE = "GET " + LETTERS + "?after=%s&limit=1000";

  private ScriptedHost host;

  @BeforeEach
  void start() throws IOException {
    host = new ScriptedHost();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private static String letter(int id) {
    return """
    {'id': '%d', 'handler': 'out-of-stock-mail', 'attempts': 10, 'error': 'no route to mx',
     'event': {'id': 'e-1', 'type': 'allocation.out-of-stock', 'stream': 'product-LAMP'},
     'parkedAt': '2026-01-02T03:04:05.678901Z'}\
    """
        .formatted(id);
  }

  private void list(int... ids) {
    host.on(
        PAGE.formatted(0),
        200,
        IntStream.of(ids)
            .mapToObj(DeadLettersCommandTest::letter)
            .collect(Collectors.joining(",", "[", "]")));
  }

  @Test
  void they_are_listed_with_what_why_and_which_event() {
    list(17, 123);

    assertThat(host.run("dead-letters", "list", "made").out())
        .isEqualTo(
            """
            LETTER  HANDLER            TRIES  PARKED               EVENT                    ERROR
                17  out-of-stock-mail     10  2026-01-02 03:04:05  allocation.out-of-stock  no route to mx
               123  out-of-stock-mail     10  2026-01-02 03:04:05  allocation.out-of-stock  no route to mx
            """);
    assertThat(host.run("dead-letters", "list", "made", "--json").out())
        .contains("\"id\" : \"17\"", "\"out-of-stock-mail\"");
    assertThat(host.run(80, "dead-letters", "list", "made").out().lines())
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void more_than_a_page_are_listed_whole() {
    list(IntStream.rangeClosed(1, 1000).toArray());
    host.on(PAGE.formatted(1000), 200, "[" + letter(1001) + "]");

    assertThat(host.run("dead-letters", "list", "made").out().lines()).hasSize(1002);
  }

  @Test
  void none_is_said_to_be_so() {
    list();

    assertThat(host.run("dead-letters", "list", "made").out())
        .isEqualTo("made has no dead letters\n");
    assertThat(host.run("dead-letters", "replay", "made", "--all").exitCode()).isZero();
  }

  @Test
  void one_is_shown_with_its_event_and_stack_and_can_not_steer_the_terminal() {
    host.on(
        "GET " + LETTERS + "/17",
        200,
        """
        {'id': '17', 'handler': 'post', 'attempts': 2, 'error': 'IllegalStateException: icy',
         'stack': 'java.lang.IllegalStateException: icy\\n\\tat a.B.c(B.java:1)\\u001b[31m',
         'data': {'to': 'ann'},
         'event': {'id': 'e-1', 'type': 'probe.stumbled', 'stream': 's-1', 'version': 3,
           'data': {'name': 'ann'}, 'principal': 'anonymous', 'correlation': 'c-1',
           'recordedAt': '2026-01-02T03:04:05Z'},
         'parkedAt': '2026-01-02T03:04:06Z'}\
        """);

    assertThat(host.run("dead-letters", "show", "made", "17").out())
        .isEqualTo(
            """
            letter          17
            handler         post
            attempts        2
            parked          2026-01-02 03:04:06
            error           IllegalStateException: icy
            event           probe.stumbled
            event id        e-1
            stream          s-1, version 3
            recorded        2026-01-02 03:04:05
            principal       anonymous
            correlation     c-1
            event data      {"name":"ann"}
            given           {"to":"ann"}

            java.lang.IllegalStateException: icy
                at a.B.c(B.java:1)\\u001b[31m
            """);
  }

  @Test
  void several_are_shown_one_after_another() throws IOException {
    list(17, 19);
    host.on("GET " + LETTERS + "/17", 200, letter(17));
    host.on("GET " + LETTERS + "/19", 200, letter(19));

    assertThat(host.run("dead-letters", "show", "made", "--all").out())
        .contains("letter          17\n", "\n\nletter          19\n");
    var said = host.run("dead-letters", "show", "made", "17", "18", "19", "--json");
    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.out()).startsWith("[").contains("\"17\"", "\"19\"");
    assertThat(said.err()).contains("made has no dead letter 18");
    assertThat(host.run("dead-letters", "show", "made", "17", "--json").out()).startsWith("{");
  }

  @Test
  void those_named_are_replayed_and_those_missing_are_told() {
    host.on("POST " + LETTERS + "/17/replay", 204, "");
    host.on("POST " + LETTERS + "/19/replay", 204, "");

    assertThat(host.run("dead-letters", "replay", "made", "17", "19").out())
        .isEqualTo("made: replayed 17, 19\n");

    var said = host.run("dead-letters", "replay", "made", "17", "18", "19", "x/y");
    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.out()).isEqualTo("made: replayed 17, 19\n");
    assertThat(said.err()).contains("made has no dead letter 18, x/y");
  }

  @Test
  void all_are_discarded() {
    list(17, 19);
    host.on("DELETE " + LETTERS + "/17", 204, "");
    host.on("DELETE " + LETTERS + "/19", 204, "");

    var said = host.run("dead-letters", "discard", "made", "--all", "--json");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).contains("\"discarded\" : [ \"17\", \"19\" ]");
  }

  @Test
  void what_is_not_said_clearly_is_not_done() {
    list(17);
    assertThat(host.run("dead-letters", "discard", "made").exitCode()).isEqualTo(2);
    assertThat(host.run("dead-letters", "discard", "made", "17", "--all").exitCode()).isEqualTo(2);
    assertThat(host.run("dead-letters", "show", "made").exitCode()).isEqualTo(2);
    assertThat(host.run("dead-letters", "show", "made", "99").exitCode()).isEqualTo(3);
    assertThat(host.run("dead-letters", "list", "nobody").exitCode()).isEqualTo(3);
    assertThat(host.requestLines()).noneMatch(line -> line.startsWith("DELETE"));
  }
}
