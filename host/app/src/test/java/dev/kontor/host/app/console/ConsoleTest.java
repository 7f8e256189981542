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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator does with the console, in a real browser; skipped where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsoleTest {

  private static final TenantId ACME = new TenantId("acme");

  @RegisterExtension final HostInBrowser browser = new HostInBrowser(ConsoleHost::withTwoTenants);

  @BeforeEach
  void reset() {
    browser.host().reset("acme");
    browser.host().reset("made");
  }

  @Test
  void whoever_shows_the_token_sees_the_tenants() {
    var page = browser.logIn(true);

    assertThat(page).hasTitle("Tenants · Kontor");
    assertThat(row(page, "acme")).containsText(ConsoleHost.NASTY_TITLE);
    assertThat(row(page, "acme")).containsText("shipping");
    assertThat(row(page, "acme")).containsText("asleep");
    assertThat(row(page, "made")).containsText("Made Furniture");
    assertThat(row(page, "made")).containsText("MB");
  }

  @Test
  void a_tenants_events_are_shown_newest_first_and_by_stream() {
    browser.host().buys("made", "of <b>lamps</b>", "LAMP");
    browser.host().buys("made", "of chairs", "CHAIR");
    var page = browser.logIn(true);

    page.navigate(browser.url("/console/tenants/made"));
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
    var page = browser.logIn(true);

    page.navigate(browser.url("/console/tenants/made"));
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Projections")).click();
    assertThat(page).hasTitle("Projections · Made Furniture · Kontor");
    var projections = page.getByRole(AriaRole.LISTITEM);
    assertThat(projections).hasCount(2);
    assertThat(projections.first()).containsText("allocations");
    assertThat(projections.first()).containsText("running");

    long before = browser.host().batches("made");
    browser.host().spoilBatches("made");
    button(page, "Rebuild batches").click();

    assertThat(page).hasTitle("Projections · Made Furniture · Kontor");
    assertThat(projections).hasCount(2);
    assertThat(projections.last()).containsText("running");
    eventually("it is rebuilt", () -> browser.host().batches("made") == before);
    asksNoMore(page);
  }

  /** What it still asks of a tenant would wake that in the next test. */
  private static void asksNoMore(Page page) {
    page.waitForLoadState(LoadState.NETWORKIDLE);
  }

  @Test
  void a_wrong_token_is_refused_and_says_so() {
    var page = browser.open(true);
    page.navigate(browser.url("/console"));

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
    suspendAndResume(browser.logIn(true));
  }

  @Test
  void a_tenant_is_suspended_and_resumed_without_scripts() {
    suspendAndResume(browser.logIn(false));
  }

  private void suspendAndResume(Page page) {
    button(page, "Suspend Made Furniture").click();
    assertThat(row(page, "made")).containsText("suspended");
    assertThat(browser.host().administration().status(new TenantId("made")).known().state())
        .isEqualTo(TenantState.SUSPENDED);

    button(page, "Resume Made Furniture").click();
    assertThat(row(page, "made")).containsText("active");
  }

  @Test
  void a_tenant_is_woken_and_put_to_sleep() {
    wakeAndSleep(browser.logIn(true));
  }

  @Test
  void a_tenant_is_woken_and_put_to_sleep_without_scripts() {
    wakeAndSleep(browser.logIn(false));
  }

  private static void wakeAndSleep(Page page) {
    button(page, "Wake Made Furniture").click();
    assertThat(row(page, "made")).containsText("awake");

    button(page, "Sleep Made Furniture").click();
    assertThat(row(page, "made")).containsText("asleep");
  }

  @Test
  void the_keyboard_is_enough_and_the_focus_stays_on_the_button() {
    var page = browser.logIn(true);

    button(page, "Wake Made Furniture").focus();
    page.keyboard().press("Enter");

    assertThat(button(page, "Sleep Made Furniture")).isFocused();
  }

  @Test
  void what_another_operator_does_is_seen_without_a_click() {
    var page = browser.logIn(true);
    assertThat(row(page, "acme")).containsText("asleep");

    browser.host().administration().wake(ACME);
    assertThat(row(page, "acme")).containsText("awake");

    browser.host().administration().suspend(ACME);
    assertThat(row(page, "acme")).containsText("suspended");
  }

  @Test
  void a_button_that_comes_too_late_says_why() {
    var page = browser.logIn(false);
    browser.host().administration().suspend(ACME);

    page.locator("#rest-acme").click();

    assertThat(page.getByRole(AriaRole.ALERT))
        .containsText("tenant 'acme' is suspended; 'wake' wants it active");
    assertThat(row(page, "acme")).containsText("suspended");
  }

  @Test
  void a_failed_tenant_shows_step_and_reason() {
    browser.host().fail("acme", "migrations", "relation <b>cargo</b> is missing");

    var page = browser.logIn(true);

    assertThat(row(page, "acme"))
        .containsText("Step ‘migrations’ failed: relation <b>cargo</b> is missing");
    page.locator("#open-acme").click();
    assertThat(page.locator("#tenant pre"))
        .hasText("ops/kontor tenant onboard acme -f tenant-configs/acme.yml");
  }

  @Test
  void a_tenants_own_page_has_its_configuration_and_its_operations() {
    var page = browser.logIn(true);

    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Made Furniture")).click();

    assertThat(page).hasURL(browser.url("/console/tenants/made"));
    assertThat(page.locator(".facts")).containsText("from desk@made.example");
    assertThat(page.locator(".operation").last()).containsText("onboard");
    assertThat(page.locator(".operation").last()).containsText("migrations done");
  }

  @Test
  void a_tenants_own_page_is_live_and_has_the_buttons_too() {
    var page = browser.logIn(true);
    page.navigate(browser.url("/console/tenants/made"));

    button(page, "Suspend Made Furniture").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Made Furniture is suspended.");

    browser.host().administration().resume(new TenantId("made"));
    assertThat(button(page, "Suspend Made Furniture")).isVisible();
  }

  @Test
  void whoever_logs_out_must_show_the_token_again() {
    var page = browser.logIn(true);

    button(page, "Log out").click();
    assertThat(page).hasURL(browser.url("/console/login"));

    page.navigate(browser.url("/console"));
    assertThat(page).hasURL(browser.url("/console/login"));
  }

  @Test
  void an_open_page_goes_to_the_login_when_its_session_ends() {
    var page = browser.logIn(true);

    page.context().clearCookies();

    assertThat(page).hasURL(browser.url("/console/login"));
  }

  @Test
  void a_host_without_tenants_says_what_to_do() {
    try (var empty = ConsoleHost.empty(Map.of())) {
      var page = browser.chromium().logIn(empty, true);
      assertThat(page.locator("#tenants")).containsText("ops/kontor tenant onboard");
      page.close();
    }
  }

  private static Locator row(Page page, String tenant) {
    return page.locator("#tenant-" + tenant);
  }
}
