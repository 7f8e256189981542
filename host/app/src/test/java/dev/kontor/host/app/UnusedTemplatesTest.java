package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What databases are cloned from, over a host's restart. */
final class UnusedTemplatesTest {

  @Test
  void a_start_drops_the_templates_that_no_tenant_needs_any_more() {
    try (var host = TestHost.start()) {
      host.onboard("stays", "shipping");
      var needed = templates(host);
      host.onboard("leaves", "allocation");
      assertThat(templates(host)).hasSize(2);
      host.admin("DELETE", "/tenants/leaves");
      host.admin("DELETE", "/tenants/leaves?purge=true");
      var site = host.siteId();
      Postgres.execute("postgres", "create database kontor_%s_template_before".formatted(site));
      host.stop();

      host.startAgain();

      eventually("only one is left", () -> templates(host).equals(needed));
      assertThat(host.get("/t/stays/locations").status()).isEqualTo(200);
      host.onboard("comes", "allocation");
      assertThat(host.get("/t/comes/batches/none").status()).isEqualTo(404);
    }
  }

  private static List<String> templates(TestHost host) {
    return Postgres.databasesAndRoles("kontor_%s_template_".formatted(host.siteId()));
  }
}
