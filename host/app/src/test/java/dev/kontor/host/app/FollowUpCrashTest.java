package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.app.Http.Answer;
import dev.kontor.host.postgres.TestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a unit has left when its host is killed, really, before and within its follow-ups. */
final class FollowUpCrashTest {

  private static final int LINES = 200;

  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("kontor-follow-ups-");
    Files.createDirectory(folder.resolve("configs"));
    Files.writeString(
        folder.resolve("configs/made.yml"), "tenant: made\ntitle: Made\nmodules: [allocation]\n");
    Files.writeString(
        folder.resolve("configs/_defaults.yml"),
        "database: { server: main }\nmail: { from: desk@made.example, transport: mailbox }\n");
  }

  @AfterEach
  void deleteFolder() {
    TestHost.delete(folder);
  }

  @Test
  void a_killed_hosts_follow_ups_run_in_its_next_life_each_once() {
    try (var first = serve()) {
      int port = port(first);
      buy(port, "old", LINES);
      buy(port, "new", LINES);
      IntStream.range(0, LINES).forEach(i -> order(port, i));
      assertThat(available(port, "old")).isEqualTo("0");

      var changed = Http.send(port, "PATCH", "/t/made/batches/old", "{\"quantity\": 0}");
      first.kill();

      assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    }
    assertThat(left()).isPositive();

    try (var second = serve()) {
      eventually("nothing is left", () -> left() == 0);
      int port = port(second);
      assertThat(available(port, "new")).isEqualTo("0");
      assertThat(IntStream.range(0, LINES))
          .allSatisfy(i ->
              assertThat(get(port, "/allocations/order-" + i).body())
                  .isEqualTo("[{\"sku\":\"LAMP\",\"batch\":\"new\"}]"));
      second.terminate();
    }
  }

  private ChildHost serve() {
    var server = TestServer.address();
    return ChildHost.start(
        folder,
        List.of(),
        Kontor.class,
        List.of(
            "--port", "0",
            "--data", folder.resolve("data").toString(),
            "--configs", folder.resolve("configs").toString(),
            "--database-url", server.url(),
            "--database-user", server.user(),
            "--database-password", server.password()));
  }

  private static int port(ChildHost host) {
    return URI.create(host.waitFor("Kontor serves at")).getPort();
  }

  private static void buy(int port, String reference, int quantity) {
    var answer =
        Http.send(
            port,
            "POST",
            "/t/made/batches",
            "{\"reference\": \"%s\", \"sku\": \"LAMP\", \"quantity\": %d}"
                .formatted(reference, quantity));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
  }

  private static void order(int port, int number) {
    var answer =
        Http.send(
            port,
            "POST",
            "/t/made/allocations",
            "{\"orderId\": \"order-%d\", \"sku\": \"LAMP\", \"quantity\": 1}".formatted(number));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
  }

  private static Answer get(int port, String path) {
    return Http.send(port, "GET", "/t/made" + path, null);
  }

  private static String available(int port, String reference) {
    return get(port, "/batches/" + reference).text("available");
  }

  /** Follow-ups in the tenant's database. */
  private int left() {
    return Integer.parseInt(
        Postgres.texts(
                "kontor_%s_made".formatted(SiteFile.id(folder.resolve("data"))),
                "select count(*) from kontor.follow_up")
            .getFirst());
  }
}
