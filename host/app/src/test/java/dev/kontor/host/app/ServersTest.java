package dev.kontor.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.administration.Administration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tenants on a server beside the main one. */
final class ServersTest {

  private static final String BATCH =
      """
      {"reference": "b1", "sku": "LAMP", "quantity": 3}\
      """;

  private static String onSecond(String tenant) {
    return TestHost.configuration(tenant, "allocation")
        .replace("{\"server\": \"main\"}", "{\"server\": \"second\"}");
  }

  @Test
  void a_tenant_lives_on_the_server_that_it_names_and_leaves_nothing_there() throws Exception {
    try (var second = new SecondServer();
        var host = TestHost.start(secondOf(second))) {
      host.onboard("here", "allocation");
      assertThat(host.put("there", onSecond("there")).status()).isEqualTo(201);
      var site = host.siteId();

      assertThat(host.post("/t/there/batches", BATCH).status()).isEqualTo(201);
      assertThat(host.get("/t/there/batches/b1").status()).isEqualTo(200);
      assertThat(host.get("/t/here/batches/b1").status()).isEqualTo(404);
      assertThat(second.databasesAndRoles(site + "_there")).hasSize(3);
      assertThat(Postgres.databasesAndRoles(site + "_there")).isEmpty();
      assertThat(second.databasesAndRoles(site + "_here")).isEmpty();
      assertThat(host.bean(Administration.class).databaseSizes()).hasSize(2);

      host.stop();
      host.startAgain();
      assertThat(host.get("/t/there/batches/b1").status()).isEqualTo(200);

      assertThat(host.admin("DELETE", "/tenants/there").status()).isLessThan(300);
      assertThat(host.admin("DELETE", "/tenants/there?purge=true").status()).isEqualTo(204);
      assertThat(second.databasesAndRoles(site + "_there")).isEmpty();
      assertThat(host.get("/t/here/batches/b1").status()).isEqualTo(404);
    }
  }

  @Test
  void a_tenant_whose_server_is_not_configured_any_more_fails_alone() throws Exception {
    try (var second = new SecondServer();
        var host = TestHost.start(secondOf(second))) {
      host.onboard("here", "allocation");
      assertThat(host.put("there", onSecond("there")).status()).isEqualTo(201);
      host.stop();
      host.options().keySet().removeIf(option -> option.startsWith("kontor.servers."));

      host.startAgain();

      assertThat(host.get("/t/there/batches/b1").status()).isEqualTo(503);
      assertThat(host.get("/t/here/batches/b1").status()).isEqualTo(404);
      assertThat(host.admin("GET", "/tenants/there").body())
          .contains("database server 'second' is not known");
      assertThat(host.put("more", onSecond("more")).status()).isEqualTo(400);

      host.options().putAll(secondOf(second));
      host.stop();
      host.startAgain();
      assertThat(host.get("/t/there/batches/b1").status()).isEqualTo(404);
    }
  }

  private static Map<String, Object> secondOf(SecondServer server) {
    return Map.of(
        "kontor.servers.second.url", server.address().url(),
        "kontor.servers.second.user", server.address().user(),
        "kontor.servers.second.password", server.address().password(),
        "kontor.servers.second.share", "0.3");
  }
}
