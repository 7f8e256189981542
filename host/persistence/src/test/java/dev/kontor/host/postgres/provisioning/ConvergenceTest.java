package dev.kontor.host.postgres.provisioning;

import static dev.kontor.host.postgres.provisioning.TestModule.LEDGER;
import static dev.kontor.host.postgres.provisioning.TestModule.LEDGER_NEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.database.Placement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A host killed after any statement, and started again, ends where an unharmed one does. */
final class ConvergenceTest {

  private final TestSite site = new TestSite();
  private final Placement acme = site.placement("acme");

  @AfterEach
  void leaves_nothing() throws SQLException {
    site.close();
  }

  @Test
  void onboarding_from_a_template_at_hand_converges() throws SQLException {
    site.onboard("first", LEDGER);

    convergesWhereverStopped(d -> TestSite.onboard(d, acme, LEDGER), () -> {}, 1);
  }

  @Test
  void onboarding_that_builds_its_template_converges() throws SQLException {
    convergesWhereverStopped(d -> TestSite.onboard(d, acme, LEDGER), this::dropTemplates, 25);
  }

  @Test
  @Tag("long")
  void onboarding_that_builds_its_template_converges_after_each_statement() throws SQLException {
    convergesWhereverStopped(d -> TestSite.onboard(d, acme, LEDGER), this::dropTemplates, 1);
  }

  @Test
  void migrating_converges() throws SQLException {
    migratingConverges(4);
  }

  @Test
  @Tag("long")
  void migrating_converges_after_each_statement() throws SQLException {
    migratingConverges(1);
  }

  private void migratingConverges(int stride) throws SQLException {
    convergesWhereverStopped(
        d -> d.migrate(acme, List.of(LEDGER_NEXT)), () -> site.onboard("acme", LEDGER), stride);
  }

  @Test
  void dropping_converges() throws SQLException {
    for (var last = 1; ; last++) {
      site.onboard("acme", LEDGER);
      var stopped = new StoppedAdministrators(site.server, last);
      var finished = succeeds(stopped, d -> d.drop(acme));
      site.databases.drop(acme);

      assertThat(site.databaseNames()).as("stopped after %d", last).doesNotContain(acme.database());
      assertThat(site.roleNames()).doesNotContain(acme.owner(), acme.login());
      if (finished) {
        return;
      }
    }
  }

  private interface Preparation {
    void run() throws SQLException;
  }

  private void convergesWhereverStopped(
      Consumer<PostgresTenantDatabases> work, Preparation preparation, int stride)
      throws SQLException {
    preparation.run();
    work.accept(site.databases);
    var clean = site.picture(acme);
    for (var last = 1; ; last += stride) {
      site.databases.drop(acme);
      preparation.run();
      var stopped = new StoppedAdministrators(site.server, last);
      var finished = succeeds(stopped, work);
      work.accept(site.databases);

      assertThat(site.picture(acme)).as("stopped after statement %d", last).isEqualTo(clean);
      if (finished) {
        return;
      }
    }
  }

  private boolean succeeds(StoppedAdministrators stopped, Consumer<PostgresTenantDatabases> work) {
    try (var databases = site.databasesBy(stopped)) {
      work.accept(databases);
      return true;
    } catch (ProvisioningFailed killed) {
      return false;
    }
  }

  private void dropTemplates() {
    site.databases.dropUnusedTemplates("main", List.of());
  }
}
