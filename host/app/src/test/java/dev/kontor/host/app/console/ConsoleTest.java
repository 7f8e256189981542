package dev.kontor.host.app.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.host.app.Eventually.eventually;
import static dev.kontor.host.app.console.Chromium.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import dev.kontor.host.tenancy.TenantState;
import dev.kontor.tenant.TenantId;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an operator does with the console, in a real browser; skipped where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsoleTest {

  private static final TenantId ACME = new TenantId("acme");

  private ConsoleHost host;
  private Chromium chromium;

  @BeforeAll
  void start() {
    chromium = Chromium.start();
    host = ConsoleHost.withTwoTenants();
  }

  @AfterAll
  void stop() {
    if (host != null) {
      host.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void reset() {
    host.reset("acme");
    host.reset("made");
  }

  @AfterEach
  void nothing_was_refused_by_the_browser() {
    chromium.closePages();
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void whoever_shows_the_token_sees_the_tenants() {
    var page = loggedIn(true);

    assertThat(page).hasTitle("Tenants · Kontor");
    assertThat(row(page, "acme")).containsText(ConsoleHost.NASTY_TITLE);
    assertThat(row(page, "acme")).containsText("shipping");
    assertThat(row(page, "acme")).containsText("asleep");
    assertThat(row(page, "made")).containsText("Made Furniture");
    assertThat(row(page, "made")).containsText("MB");
  }

  @Test
  void a_tenants_events_are_shown_newest_first_and_by_stream() {
    host.buys("made", "of <b>lamps</b>", "LAMP");
    host.buys("made", "of chairs", "CHAIR");
    var page = loggedIn(true);

    page.navigate(host.url("/console/tenants/made"));
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Events")).click();

    assertThat(page).hasTitle("Events · Made Furniture · Kontor");
    var events = page.getByRole(AriaRole.LISTITEM);
    assertThat(events).hasCount(2);
    assertThat(events.first()).containsText("of chairs");
    assertThat(events.last()).containsText("of <b>lamps</b>");
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("product-LAMP")).click();
    assertThat(events).hasCount(1);
    page.getByLabel("Stream").fill("nothing");
    page.getByLabel("Stream").press("Enter");
    assertThat(page.getByText("No events")).isVisible();
    asksNoMore(page);
  }

  @Test
  void a_tenants_projections_are_shown_and_rebuilt() {
    var page = loggedIn(true);

    page.navigate(host.url("/console/tenants/made"));
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Projections")).click();
    assertThat(page).hasTitle("Projections · Made Furniture · Kontor");
    var projections = page.getByRole(AriaRole.LISTITEM);
    assertThat(projections).hasCount(2);
    assertThat(projections.first()).containsText("allocations");
    assertThat(projections.first()).containsText("running");

    long before = host.batches("made");
    host.spoilBatches("made");
    button(page, "Rebuild batches").click();

    assertThat(page).hasTitle("Projections · Made Furniture · Kontor");
    assertThat(projections).hasCount(2);
    assertThat(projections.last()).containsText("running");
    eventually("it is rebuilt", () -> host.batches("made") == before);
    asksNoMore(page);
  }

  /** What it still asks of a tenant would wake that in the next test. */
  private static void asksNoMore(Page page) {
    page.waitForLoadState(LoadState.NETWORKIDLE);
  }

  @Test
  void a_wrong_token_is_refused_and_says_so() {
    var page = chromium.open(true);
    page.navigate(host.url("/console"));

    page.getByLabel("Admin token").fill("guessed");
    var answer =
        page.waitForResponse(
            response -> response.request().method().equals("POST"),
            () -> button(page, "Log in").click());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("This is not the admin token.");
    assertThat(page.getByLabel("Admin token")).isFocused();
  }

  @Test
  void a_tenant_is_suspended_and_resumed() {
    suspendAndResume(loggedIn(true));
  }

  @Test
  void a_tenant_is_suspended_and_resumed_without_scripts() {
    suspendAndResume(loggedIn(false));
  }

  private void suspendAndResume(Page page) {
    button(page, "Suspend Made Furniture").click();
    assertThat(row(page, "made")).containsText("suspended");
    assertThat(host.administration().status(new TenantId("made")).known().state())
        .isEqualTo(TenantState.SUSPENDED);

    button(page, "Resume Made Furniture").click();
    assertThat(row(page, "made")).containsText("active");
  }

  @Test
  void a_tenant_is_woken_and_put_to_sleep() {
    wakeAndSleep(loggedIn(true));
  }

  @Test
  void a_tenant_is_woken_and_put_to_sleep_without_scripts() {
    wakeAndSleep(loggedIn(false));
  }

  private static void wakeAndSleep(Page page) {
    button(page, "Wake Made Furniture").click();
    assertThat(row(page, "made")).containsText("awake");

    button(page, "Sleep Made Furniture").click();
    assertThat(row(page, "made")).containsText("asleep");
  }

  @Test
  void the_keyboard_is_enough_and_the_focus_stays_on_the_button() {
    var page = loggedIn(true);

    button(page, "Wake Made Furniture").focus();
    page.keyboard().press("Enter");

    assertThat(button(page, "Sleep Made Furniture")).isFocused();
  }

  @Test
  void what_another_operator_does_is_seen_without_a_click() {
    var page = loggedIn(true);
    assertThat(row(page, "acme")).containsText("asleep");

    host.administration().wake(ACME);
    assertThat(row(page, "acme")).containsText("awake");

    host.administration().suspend(ACME);
    assertThat(row(page, "acme")).containsText("suspended");
  }

  @Test
  void a_button_that_comes_too_late_says_why() {
    var page = loggedIn(false);
    host.administration().suspend(ACME);

    page.locator("#rest-acme").click();

    assertThat(page.getByRole(AriaRole.ALERT))
        .containsText("tenant 'acme' is suspended; 'wake' wants it active");
    assertThat(row(page, "acme")).containsText("suspended");
  }

  @Test
  void a_failed_tenant_shows_step_and_reason() {
    host.fail("acme", "migrations", "relation <b>cargo</b> is missing");

    var page = loggedIn(true);

    assertThat(row(page, "acme"))
        .containsText("Step ‘migrations’ failed: relation <b>cargo</b> is missing");
  }

  @Test
  void a_tenants_own_page_has_its_configuration_and_its_operations() {
    var page = loggedIn(true);

    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Made Furniture")).click();

    assertThat(page).hasURL(host.url("/console/tenants/made"));
    assertThat(page.locator(".facts")).containsText("from desk@made.example");
    assertThat(page.locator(".operation").last()).containsText("onboard");
    assertThat(page.locator(".operation").last()).containsText("migrations done");
  }

  @Test
  void a_tenants_own_page_is_live_and_has_the_buttons_too() {
    var page = loggedIn(true);
    page.navigate(host.url("/console/tenants/made"));

    button(page, "Suspend Made Furniture").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Made Furniture is suspended.");

    host.administration().resume(new TenantId("made"));
    assertThat(button(page, "Suspend Made Furniture")).isVisible();
  }

  @Test
  void whoever_logs_out_must_show_the_token_again() {
    var page = loggedIn(true);

    button(page, "Log out").click();
    assertThat(page).hasURL(host.url("/console/login"));

    page.navigate(host.url("/console"));
    assertThat(page).hasURL(host.url("/console/login"));
  }

  @Test
  void an_open_page_goes_to_the_login_when_its_session_ends() {
    var page = loggedIn(true);

    page.context().clearCookies();

    assertThat(page).hasURL(host.url("/console/login"));
  }

  @Test
  void a_host_without_tenants_says_what_to_do() {
    try (var empty = ConsoleHost.empty(Map.of())) {
      var page = chromium.logIn(empty, true);
      assertThat(page.locator("#tenants")).containsText("ops/kontor tenant onboard");
      page.close();
    }
  }

  private Page loggedIn(boolean withScripts) {
    return chromium.logIn(host, withScripts);
  }

  private static Locator row(Page page, String tenant) {
    return page.locator("#tenant-" + tenant);
  }
}
