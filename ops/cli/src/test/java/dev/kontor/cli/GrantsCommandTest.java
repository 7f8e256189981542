package dev.kontor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GrantsCommandTest {

  private static final String GRANTS = "/tenants/bob/grants";
  private static final String ANN = "0a1b2c3d-0000-3000-8000-000000000001";
  private static final String CID = "0a1b9999-0000-3000-8000-000000000002";

  private ScriptedHost host;

  @BeforeEach
  void start() throws IOException {
    host = new ScriptedHost();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private static String grant(String id, String side, String state) {
    return """
    {'id': '%s', 'side': '%s', 'kind': 'systems.use', 'asker': 'ann@bremen/systems/7',
     'asked': 'bob@kiel', 'state': '%s', 'since': '2026-01-02T03:04:05.678Z'}\
    """
        .formatted(id, side, state);
  }

  private ScriptedHost listing(String... grants) {
    return host.on("GET " + GRANTS, 200, "[%s]".formatted(String.join(",", grants)));
  }

  @Test
  void they_are_listed_with_who_asks_whom_for_what() {
    listing(grant(ANN, "given", "asked"), grant(CID, "held", "allowed"));

    assertThat(host.run("grants", "list", "bob").out())
        .isEqualTo(
            """
            GRANT     SIDE   STATE    KIND         ASKER                 ASKED     SINCE
            0a1b2c3d  given  asked    systems.use  ann@bremen/systems/7  bob@kiel  2026-01-02 03:04:05
            0a1b9999  held   allowed  systems.use  ann@bremen/systems/7  bob@kiel  2026-01-02 03:04:05
            """);
    assertThat(host.run("grants", "list", "bob", "--json").out()).contains(ANN, CID);
    assertThat(host.run(80, "grants", "list", "bob").out().lines())
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void none_is_said_to_be_so() {
    listing();

    assertThat(host.run("grants", "list", "bob").out()).isEqualTo("bob has no grants\n");
  }

  @Test
  void so_much_of_an_id_is_shown_as_tells_it_from_others() {
    listing(
        grant("0a1b2c3d-1111-3000-8000-000000000001", "given", "asked"),
        grant("0a1b2c3d-1222-3000-8000-000000000001", "given", "asked"));

    assertThat(host.run("grants", "list", "bob").out()).contains("0a1b2c3d-11 ", "0a1b2c3d-12 ");
  }

  @Test
  void one_is_named_by_its_id_or_by_a_beginning_that_no_other_has() {
    listing(grant(ANN, "given", "asked"), grant(CID, "given", "asked"))
        .on("POST " + GRANTS + "/" + ANN + "/allow", 200, grant(ANN, "given", "allowed"))
        .on("POST " + GRANTS + "/" + CID + "/refuse", 200, grant(CID, "given", "refused"))
        .on("POST " + GRANTS + "/" + CID + "/revoke", 200, grant(CID, "given", "revoked"));

    assertThat(host.run("grants", "allow", "bob", ANN).out())
        .isEqualTo("ann@bremen/systems/7 is allowed systems.use\n");
    assertThat(host.run("grants", "refuse", "bob", "0a1b9").out())
        .isEqualTo("ann@bremen/systems/7 is refused systems.use\n");
    assertThat(host.run("grants", "revoke", "bob", CID, "--json").out())
        .contains("\"state\" : \"revoked\"");
    var both = host.run("grants", "allow", "bob", "0a1b");
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err()).contains("2 grants of bob begin with '0a1b'", ANN, CID);
    assertThat(host.requestLines()).filteredOn(line -> line.startsWith("POST")).hasSize(3);
  }

  @Test
  void the_only_one_that_waits_need_not_be_named() {
    listing(grant(CID, "held", "asked"), grant(ANN, "given", "asked"))
        .on("POST " + GRANTS + "/" + ANN + "/allow", 200, grant(ANN, "given", "allowed"));

    assertThat(host.run("grants", "allow", "bob").out())
        .isEqualTo("ann@bremen/systems/7 is allowed systems.use\n");
  }

  @Test
  void where_none_or_several_wait_one_is_to_be_named() {
    listing(grant(CID, "given", "allowed"));
    listing(grant(ANN, "given", "asked"), grant(CID, "given", "asked"));

    var none = host.run("grants", "allow", "bob");
    var several = host.run("grants", "refuse", "bob");

    assertThat(none.exitCode()).isEqualTo(3);
    assertThat(none.err()).contains("nobody waits for an answer of bob");
    assertThat(several.exitCode()).isEqualTo(2);
    assertThat(several.err())
        .contains("say which to refuse: 0a1b2c3d (ann@bremen/systems/7 asks for systems.use)");
  }

  @Test
  void what_is_ended_is_always_named() {
    var unnamed = host.run("grants", "revoke", "bob");

    assertThat(unnamed.exitCode()).isEqualTo(2);
    assertThat(unnamed.err()).contains("GRANT");
    assertThat(host.requests()).isEmpty();
  }

  @Test
  void what_is_not_there_or_can_not_be_is_told_by_the_exit_code() {
    listing(grant(ANN, "given", "refused"))
        .on(
            "POST " + GRANTS + "/" + ANN + "/allow",
            409,
            "{'detail': 'it is refused; it can not become allowed'}");

    for (var name : new String[] {"ffff", "..", "0a1", "0a1b/../..", ""}) {
      var said = host.run("grants", "allow", "bob", name);
      assertThat(said.exitCode()).as(name).isEqualTo(3);
      assertThat(said.err()).contains("bob has no grant '%s'".formatted(name));
    }
    var refused = host.run("grants", "allow", "bob", "0a1b2c3d");
    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(refused.err()).contains("it can not become allowed");
  }
}
