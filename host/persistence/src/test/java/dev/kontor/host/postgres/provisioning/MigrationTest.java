package dev.kontor.host.postgres.provisioning;

import static dev.kontor.host.postgres.provisioning.TestModule.LEDGER;
import static dev.kontor.host.postgres.provisioning.TestModule.LEDGER_BROKEN;
import static dev.kontor.host.postgres.provisioning.TestModule.LEDGER_INTERRUPTED;
import static dev.kontor.host.postgres.provisioning.TestModule.LEDGER_NEXT;
import static dev.kontor.host.postgres.provisioning.TestModule.PARCELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.database.DatabaseNewerThanHost;
import dev.kontor.host.database.MigrationFailed;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On one site, with whose templates each test makes databases of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MigrationTest {

  private final TestSite site = new TestSite();

  @AfterEach
  void drop_tenants() {
    site.databases.drop(site.placement("acme"));
    site.databases.drop(site.placement("other"));
  }

  @AfterAll
  void leaves_nothing() throws SQLException {
    site.close();
  }

  @Test
  void an_up_to_date_database_costs_one_query() {
    var acme = site.onboard("acme", LEDGER);
    var counted = StoppedAdministrators.never(site.server);

    try (var databases = site.databasesBy(counted)) {
      databases.migrate(acme, List.of(LEDGER));
    }

    assertThat(counted.statements()).isEqualTo(1);
  }

  @Test
  void a_database_that_is_behind_is_brought_up_and_its_new_tables_granted() throws SQLException {
    var acme = site.onboard("acme", LEDGER);
    var before = site.databases.migrate(acme, List.of(LEDGER));

    var after = site.databases.migrate(acme, List.of(LEDGER_NEXT));

    assertThat(after).isNotEqualTo(before);
    try (var login = site.login(acme)) {
      Statements.execute(login, "INSERT INTO ledger.entry (text) VALUES ('noted')");
      Statements.execute(login, "INSERT INTO ledger.note (entry) SELECT id FROM ledger.entry");
    }
    assertThat(
            site.asAdministrator(acme, "SELECT tableowner FROM pg_tables WHERE tablename = 'note'"))
        .containsExactly(acme.owner());
  }

  @Test
  void a_database_newer_than_the_host_is_refused_and_stays() throws SQLException {
    var acme = site.onboard("acme", LEDGER_NEXT);
    var before = site.picture(acme);

    assertThatThrownBy(() -> site.databases.migrate(acme, List.of(LEDGER, PARCELS)))
        .isInstanceOf(DatabaseNewerThanHost.class)
        .hasMessageContainingAll(acme.database(), "note");

    site.databases.migrate(acme, List.of(LEDGER_NEXT));
    assertThat(site.picture(acme)).containsAll(before);
  }

  @Test
  void a_module_added_later_gets_its_schema_and_a_removed_one_keeps_its_data() throws SQLException {
    var acme = site.onboard("acme", LEDGER);
    try (var login = site.login(acme)) {
      Statements.execute(login, "INSERT INTO ledger.entry (text) VALUES ('kept')");
    }

    site.databases.migrate(acme, List.of(PARCELS));

    try (var login = site.login(acme)) {
      Statements.execute(login, "INSERT INTO parcels.parcel (weight) VALUES (7)");
    }
    site.databases.migrate(acme, List.of(LEDGER, PARCELS));
    assertThat(site.asAdministrator(acme, "SELECT text FROM ledger.entry")).containsExactly("kept");
  }

  @Test
  void a_failing_change_set_is_named_in_one_line_and_other_tenants_stay_untouched()
      throws SQLException {
    var acme = site.onboard("acme", LEDGER);
    var other = site.onboard("other", LEDGER);
    var before = site.picture(other);

    assertThatThrownBy(() -> site.databases.migrate(acme, List.of(LEDGER_BROKEN, PARCELS)))
        .isInstanceOf(MigrationFailed.class)
        .hasMessageContainingAll(acme.database(), "ledger::nonsense", "\"nowhere\" does not exist")
        .hasMessageNotContaining("\n");

    assertThat(site.picture(other)).isEqualTo(before);
    site.databases.migrate(acme, List.of(LEDGER_NEXT));
    assertThat(site.asAdministrator(acme, "SELECT version FROM kontor.schema_version"))
        .containsExactly(site.databases.migrate(other, List.of(LEDGER_NEXT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "53100", "53300", "55P03", "57014", "57P01"})
  void what_the_server_cuts_short_may_be_tried_again(String sqlState) throws SQLException {
    var acme = site.onboard("acme", LEDGER);
    try (var server = site.server.connect("main", acme.database())) {
      Statements.execute(
          server,
          "ALTER DATABASE %s SET kontor.raised = '%s'"
              .formatted(Statements.identifier(acme.database()), sqlState));
    }

    assertThatThrownBy(() -> site.databases.migrate(acme, List.of(LEDGER_INTERRUPTED)))
        .isInstanceOf(ProvisioningFailed.class)
        .hasMessageContainingAll(acme.database(), "the disk is full");

    site.databases.migrate(acme, List.of(LEDGER_NEXT));
  }

  @Test
  void a_stale_lock_of_liquibase_blocks_nobody() throws SQLException {
    var acme = site.onboard("acme", LEDGER);
    try (var server = site.server.connect("main", acme.database())) {
      for (var schema : List.of("kontor", "ledger")) {
        Statements.execute(
            server,
            """
            SET ROLE %1$s;
            CREATE TABLE %2$s.databasechangeloglock
              (id int PRIMARY KEY, locked boolean, lockgranted timestamp, lockedby text);
            INSERT INTO %2$s.databasechangeloglock VALUES (1, true, now(), 'a host that is dead')\
            """
                .formatted(Statements.identifier(acme.owner()), schema));
      }
    }

    site.databases.migrate(acme, List.of(LEDGER_NEXT));

    assertThat(site.asAdministrator(acme, "SELECT count(*) FROM ledger.note")).containsExactly("0");
  }

  @Test
  void a_changed_change_set_that_has_run_is_refused() throws SQLException {
    var acme = site.onboard("acme", LEDGER);
    try (var server = site.server.connect("main", acme.database())) {
      Statements.execute(
          server,
          "UPDATE kontor.changelog_ledger SET md5sum = '9:0123456789abcdef' WHERE id = 'entry'");
    }

    assertThatThrownBy(() -> site.databases.migrate(acme, List.of(LEDGER_NEXT)))
        .isInstanceOf(MigrationFailed.class)
        .hasMessageContainingAll(acme.database(), "ledger::entry")
        .hasMessageNotContaining("\n");
  }
}
