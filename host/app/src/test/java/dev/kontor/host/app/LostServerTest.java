package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** The embedded PostgreSQL ends under a running host. */
final class LostServerTest {

  private static final String BATCH =
      """
      {"reference": "%s", "sku": "LAMP", "quantity": 3}\
      """;

  @Test
  void a_host_brings_its_killed_server_up_again_and_its_tenants_go_on() throws IOException {
    try (var host = TestHost.prepare()) {
      // A server that root starts runs as another user, who must reach its data.
      Files.setPosixFilePermissions(host.folder(), PosixFilePermissions.fromString("rwx--x--x"));
      host.options().keySet().removeIf(option -> option.startsWith("kontor.database."));
      host.startAgain();
      host.onboard("made", "allocation");
      host.onboard("asleep", "allocation");
      assertThat(host.post("/t/made/batches", BATCH.formatted("before")).status()).isEqualTo(201);
      assertThat(host.admin("POST", "/tenants/asleep/sleep").status()).isLessThan(300);

      var server = new OwnServer(host.folder().resolve("data"));
      var killed = server.process();
      server.kill();

      assertThat(host.get("/t/asleep/batches/none").status()).isIn(503, 404);
      eventually("the host is down", () -> host.get("/health").status() == 503);
      eventually("the host is up again", () -> host.get("/health").status() == 200);
      // What it answers out of its database: batches may be answered out of memory.
      eventually("its tenant answers", () -> host.get("/t/made/allocations/no").status() == 404);
      assertThat(host.get("/t/made/batches/before").status()).isEqualTo(200);
      assertThat(host.post("/t/made/batches", BATCH.formatted("after")).status()).isEqualTo(201);
      assertThat(host.post("/t/asleep/batches", BATCH.formatted("first")).status()).isEqualTo(201);
      assertThat(server.process()).isNotEqualTo(killed);
      host.onboard("newco", "shipping");
      assertThat(host.get("/t/newco/locations").status()).isEqualTo(200);
      assertThat(host.state("made")).isEqualTo("active");
    }
  }
}
