package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.crash.CrashingHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A host that is killed, really, in the middle of a follow-up: in the tenant's database its effect
 * happens once; outside at least once, under the same id.
 */
final class FollowUpKillTest {

  private TestHost host;
  private Path outside;

  @BeforeEach
  void prepare() {
    host = TestHost.prepare();
    outside = host.folder().resolve("outside.txt");
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void killed_within_a_follow_up_its_effect_happens_in_the_next_life() throws IOException {
    killAt("within");
    assertThat(left()).isEqualTo("1 follow-ups, 0 notes, 0 done");
    assertThat(outside).doesNotExist();

    host.startAgain();

    eventually("it is done", () -> left().equals("0 follow-ups, 1 notes, 1 done"));
    assertThat(Files.readAllLines(outside)).hasSize(1);
  }

  @Test
  void killed_between_its_effect_and_its_commit_it_happens_once_inside_and_again_outside()
      throws IOException {
    killAt("done");
    assertThat(left()).isEqualTo("1 follow-ups, 0 notes, 0 done");
    assertThat(Files.readAllLines(outside)).hasSize(1);

    host.startAgain();

    eventually("it is done", () -> left().equals("0 follow-ups, 1 notes, 1 done"));
    assertThat(Files.readAllLines(outside)).hasSize(2);
    assertThat(Files.readAllLines(outside).stream().distinct()).hasSize(1);
  }

  private void killAt(String checkpoint) {
    host.stop();
    var options =
        host.options().entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .toList();
    var machine = List.of("-Dcrash.at=" + checkpoint);
    try (var child = ChildHost.start(host.folder(), machine, CrashingHost.class, options)) {
      int port = Integer.parseInt(child.waitFor("port"));
      var onboarded =
          Http.send(
              port,
              "PUT",
              "/admin/v1/tenants/brave",
              configuration(),
              "Authorization",
              "Bearer " + host.token());
      assertThat(onboarded.status()).as(onboarded.toString()).isEqualTo(201);
      var begun = Http.send(port, "GET", "/t/brave/deed/rescue", null);
      assertThat(begun.status()).as(begun.toString()).isEqualTo(200);
      child.waitFor("reached " + checkpoint);
      child.kill();
    }
  }

  private String configuration() {
    return TestHost.configuration("brave", "probe")
        .replaceFirst("\\}$", ", \"settings\": {\"probe.outside\": \"%s\"}}".formatted(outside));
  }

  /** As the database has it, whatever a killed session has left open there. */
  private String left() {
    return Postgres.texts(
            "kontor_%s_brave".formatted(SiteFile.id(host.folder().resolve("data"))),
            """
            select (select count(*) from kontor.follow_up) || ' follow-ups, '
              || (select count(*) from probe.note) || ' notes, '
              || (select count(*) from kontor.event where type = 'probe.deed-done') || ' done'\
            """)
        .getFirst();
  }
}
