package dev.kontor.host.postgres.provisioning;

import static dev.kontor.host.postgres.provisioning.TestModule.LEDGER;
import static dev.kontor.host.postgres.provisioning.TestModule.LEDGER_NEXT;
import static dev.kontor.host.postgres.provisioning.TestModule.PARCELS;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TemplatesTest {

  private final TestSite site = new TestSite();

  @AfterEach
  void leaves_nothing() throws SQLException {
    site.close();
  }

  @Test
  void four_tenants_onboarded_at_once_share_one_template() throws SQLException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              IntStream.range(0, 4)
                  .mapToObj(n ->
                      CompletableFuture.runAsync(
                          () -> site.onboard("tenant-" + n, LEDGER, PARCELS), threads))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    }

    assertThat(templates()).hasSize(1);
    for (var n = 0; n < 4; n++) {
      site.login(site.placement("tenant-" + n)).close();
    }
  }

  @Test
  void the_order_in_which_modules_are_named_does_not_matter() throws SQLException {
    site.onboard("acme", LEDGER, PARCELS);
    site.onboard("other", PARCELS, LEDGER);

    assertThat(templates()).hasSize(1);
  }

  @Test
  void another_changelog_has_another_template_and_the_unused_one_is_dropped() throws SQLException {
    site.onboard("acme", LEDGER);
    var old = templates();
    site.onboard("other", LEDGER_NEXT);
    assertThat(templates()).hasSize(2);

    site.databases.dropUnusedTemplates("main", List.of(List.of(LEDGER_NEXT)));

    assertThat(templates()).hasSize(1).doesNotContainAnyElementsOf(old);
    site.onboard("third", LEDGER_NEXT);
  }

  @Test
  void an_onboarding_goes_on_though_its_template_is_dropped_under_it() throws SQLException {
    var meddled =
        new MeddledAdministrators(
            site.server,
            "CREATE DATABASE \"" + site.placement("acme").database(),
            () -> site.databases.dropUnusedTemplates("main", List.of()));

    try (var databases = site.databasesBy(meddled)) {
      TestSite.onboard(databases, site.placement("acme"), LEDGER);
    }

    assertThat(meddled.done()).isTrue();
    assertThat(templates()).hasSize(1);
    site.login(site.placement("acme")).close();
  }

  @Test
  void what_a_killed_host_left_half_built_is_dropped_as_unused() throws SQLException {
    var stopped = new StoppedAdministrators(site.server, 20);
    try (var databases = site.databasesBy(stopped)) {
      TestSite.onboard(databases, site.placement("acme"), LEDGER);
    } catch (RuntimeException expected) {
      assertThat(templates()).singleElement().asString().endsWith("_building");
    }

    site.databases.dropUnusedTemplates("main", List.of(List.of(LEDGER)));

    assertThat(templates()).isEmpty();
  }

  private List<String> templates() throws SQLException {
    return site.databaseNames().stream().filter(name -> name.contains("_template_")).toList();
  }
}
