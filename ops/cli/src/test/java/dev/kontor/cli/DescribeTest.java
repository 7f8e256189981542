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
  void what_is_said_to_other_tenants_is_shown_with_who_receives_it() {
    host.on(
        "GET /tenants/acme/flow",
        200,
        """
        {"tenant": "acme", "messages": [
          {"id": "a.Said", "name": "Said", "kind": "activity", "storedAs": "a.said", "version": 1,
           "published": false, "grant": "a.talk"}],
         "handlers": [
          {"name": "Ear.hear", "phase": "received", "storedAs": "ear", "handles": ["a.Said"],
           "leads": []}]}
        """);

    assertThat(host.run("describe", "acme").out())
        .isEqualTo(
            """
            Said  [activity a.said v1, needs a.talk]
            └─ Ear.hear, received as 'ear'
            """);
  }

  @Test
  void a_saga_is_shown_with_its_steps_and_what_undoes_them_and_timed_methods_come_first() {
    host.on(
        "GET /tenants/acme/flow",
        200,
        """
        {"tenant": "acme", "messages": [
          {"id": "a.Book", "name": "Book", "kind": "command"},
          {"id": "a.Came", "name": "Came", "kind": "event", "storedAs": "a.came", "version": 1},
          {"id": "saga:trip", "name": "trip", "kind": "saga"},
          {"id": "task:list", "name": "list", "kind": "task"}],
         "handlers": [
          {"name": "Desk.book", "phase": "asked", "handles": ["a.Book"],
           "leads": [{"verb": "starts", "message": "saga:trip"}]},
          {"name": "Desk.daily", "phase": "timed", "storedAs": "daily", "time": "0 8 * * * UTC",
           "handles": [], "leads": [{"verb": "raises-later", "message": "a.Came"}]},
          {"name": "Trip.fly", "phase": "step", "storedAs": "flight", "handles": ["saga:trip"],
           "leads": []},
          {"name": "Trip.stay", "phase": "undoing", "storedAs": "flight", "handles": ["saga:trip"],
           "leads": []},
          {"name": "Trip.wait", "phase": "step", "storedAs": "answer", "time": "P1D",
           "handles": ["saga:trip", "a.Came"], "leads": []},
          {"name": "Trip.sorry", "phase": "undone", "handles": ["saga:trip"], "leads": []},
          {"name": "List.write", "phase": "step", "handles": ["task:list"], "leads": []}]}
        """);

    assertThat(host.run("describe", "acme").out())
        .isEqualTo(
            """
            Desk.daily, at '0 8 * * * UTC' as 'daily'
            └─ raises later Came  [event a.came v1]
               └─ Trip.wait, step 'answer' within P1D
            Book  [command]
            └─ Desk.book
               └─ starts trip  [saga]
                  ├─ Trip.fly, step 'flight'
                  ├─ Trip.stay, undoes 'flight'
                  ├─ Trip.wait, step 'answer' within P1D
                  └─ Trip.sorry, when all is undone
            list  [task]
            └─ List.write, step by step
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
