package dev.kontor.host.app;

import static dev.kontor.host.app.TestHost.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The folder of configurations at a host's start. */
final class FolderApplicationTest {

  private TestHost host;

  @BeforeEach
  void prepare() {
    host = TestHost.prepare();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void a_tenant_that_fails_unexpectedly_keeps_no_other_from_being_made() throws IOException {
    host.startAgain();
    Postgres.execute(
        "kontor_%s_control".formatted(host.siteId()),
        "alter table control.tenant add constraint unexpected check (id <> 'first')");
    host.stop();
    for (var tenant : new String[] {"first", "second"}) {
      Files.writeString(
          host.folder().resolve("configs/%s.yml".formatted(tenant)),
          configuration(tenant, "allocation"));
    }

    host.startAgain();

    assertThat(host.get("/health").status()).isEqualTo(200);
    assertThat(host.state("second")).isEqualTo("active");
    assertThat(host.admin("GET", "/tenants/first").status()).isEqualTo(404);
  }
}
