package dev.kontor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DescribeTest {

  private static final String FLOW =
      """
      {"tenant": "acme", "messages": [
        {"id": "a.Ask", "name": "Ask", "kind": "command"},
        {"id": "a.Done", "name": "Done", "kind": "event", "storedAs": "a.done", "version": 2,
         "published": true}],
       "handlers": [
        {"name": "Desk.ask", "phase": "asked", "handles": ["a.Ask"],
         "leads": [{"verb": "raises", "message": "a.Done"}]},
        {"name": "Book.enter", "phase": "before-commit", "handles": ["a.Done"], "leads": []},
        {"name": "Again.ask", "phase": "after-commit", "storedAs": "again", "handles": ["a.Done"],
         "leads": [{"verb": "sends", "message": "a.Ask"}, {"verb": "raises", "message": "x.Odd"}]}]}
      """;

  private ScriptedHost host;

  @BeforeEach
  void start() throws IOException {
    host = new ScriptedHost();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void a_circle_of_messages_is_shown_once_and_named_where_it_comes_back() {
    host.on("GET /tenants/acme/flow", 200, FLOW);

    assertThat(host.run("describe", "acme").out())
        .isEqualTo(
            """
            Ask  [command]
            └─ Desk.ask
               └─ raises Done  [event a.done v2, published]
                  ├─ Book.enter, before commit
                  └─ Again.ask, after commit as 'again'
                     ├─ sends Ask  [command] (see above)
                     └─ raises x.Odd  []
            """);
  }

  @Test
  void the_picture_is_printed_as_it_came() {
    host.on("GET /tenants/acme/flow.svg", 200, "<svg>\n</svg>\n");

    assertThat(host.run("describe", "acme", "--format", "svg").out()).isEqualTo("<svg>\n</svg>\n");
  }

  @Test
  void a_tenant_without_messages_says_so() {
    host.on("GET /tenants/acme/flow", 200, "{\"tenant\": \"acme\"}");

    assertThat(host.run("describe", "acme").out()).isEqualTo("its modules have no messages\n");
  }
}
