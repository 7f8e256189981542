package dev.kontor.host.postgres.provisioning;

import static dev.kontor.host.postgres.provisioning.TestModule.LEDGER;
import static dev.kontor.host.postgres.provisioning.TestModule.PARCELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProvisioningTest {

  private final TestSite site = new TestSite();

  @BeforeAll
  void builds_the_template_once() {
    site.onboard("first", LEDGER, PARCELS);
  }

  @AfterAll
  void leaves_nothing() throws SQLException {
    site.close();
  }

  @Test
  void everything_in_a_clone_belongs_to_its_tenants_owner() throws SQLException {
    var acme = site.onboard("acme", LEDGER, PARCELS);

    var owners =
        site.asAdministrator(
            acme,
            """
            SELECT DISTINCT pg_get_userbyid(relowner) FROM pg_class
            WHERE relnamespace::regnamespace::text IN ('kontor', 'ledger', 'parcels')
            UNION SELECT pg_get_userbyid(nspowner) FROM pg_namespace
            WHERE nspname IN ('kontor', 'ledger', 'parcels')
            UNION SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()
            """);

    assertThat(owners).containsExactly(acme.owner());
  }

  @Test
  void onboarding_with_a_template_at_hand_needs_few_statements() {
    var counted = StoppedAdministrators.never(site.server);
    try (var databases = site.databasesBy(counted)) {
      TestSite.onboard(databases, site.placement("frugal"), LEDGER, PARCELS);
    }

    assertThat(counted.statements()).isLessThanOrEqualTo(8);
    assertThat(counted.connections()).isLessThanOrEqualTo(3);
  }

  @Test
  void roles_of_an_existing_tenant_get_the_new_password() throws SQLException {
    var changed = site.onboard("changed", LEDGER, PARCELS);

    site.databases.ensureRoles(changed, "another");

    assertThatThrownBy(() -> site.login(changed)).hasMessageContaining("password");
    site.server.connect(changed.database(), changed.login(), "another").close();
  }

  @Test
  void a_dropped_tenant_leaves_nothing_even_while_connected() throws SQLException {
    var gone = site.onboard("gone", LEDGER, PARCELS);

    try (var connected = site.login(gone)) {
      site.databases.drop(gone);

      assertThatThrownBy(() -> Statements.names(connected, "SELECT 1"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(site.databaseNames()).doesNotContain(gone.database());
    assertThat(site.roleNames()).doesNotContain(gone.owner(), gone.login());
    assertThat(site.databases.sizes(List.of(gone))).isEmpty();
  }

  @Test
  void dropping_what_is_not_there_is_fine_and_its_id_can_be_taken_anew() throws SQLException {
    site.databases.drop(site.placement("anew"));
    var anew = site.onboard("anew", LEDGER, PARCELS);
    site.databases.drop(anew);
    site.onboard("anew", LEDGER, PARCELS);

    assertThat(site.databases.sizes(List.of(anew)).get(anew)).isPositive();
    site.login(anew).close();
  }

  @Test
  void a_failure_names_database_server_and_reason() {
    var lost = site.placement("lost");

    assertThatThrownBy(() -> site.databases.migrate(lost, List.of(LEDGER)))
        .isInstanceOf(ProvisioningFailed.class)
        .hasMessageContainingAll(lost.database(), "'main'", "does not exist");
  }
}
