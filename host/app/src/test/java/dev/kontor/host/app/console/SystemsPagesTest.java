package dev.kontor.host.app.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.host.app.console.Accessibility.reaches;
import static dev.kontor.host.app.console.Accessibility.reads;
import static dev.kontor.host.app.console.Chromium.button;
import static dev.kontor.host.app.console.Chromium.label;
import static dev.kontor.host.app.console.Chromium.link;
import static dev.kontor.host.app.console.Looks.look;
import static dev.kontor.host.app.console.ShippingDesk.arrives;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people of two tenants do with the pages about their systems, in a real browser; skipped
 * where there is none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SystemsPagesTest {

  @RegisterExtension final HostInBrowser browser = new HostInBrowser(ConsoleHost::withSystems);

  /** Adds one, and answers its address; the page is the system's then. */
  private String add(Page page, String tenant, String name) {
    page.navigate(browser.url("/t/%s/ui/systems".formatted(tenant)));
    label(page, "Name").fill(name);
    button(page, "Add").click();
    assertThat(page).hasURL(Pattern.compile("/ui/systems/[0-9a-z]{12}$"));
    return page.locator("#address-of-it").innerText();
  }

  private static void ask(Page page, String address) {
    label(page, "Its address").fill(address);
    button(page, "Ask").click();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_system_is_added_used_and_heard_of(boolean withScripts) {
    var acme = browser.open(withScripts);
    var made = browser.open(withScripts);
    var billing = add(acme, "acme", "Billing");
    add(made, "made", "Shop");
    ask(made, billing);
    assertThat(made.locator("#state")).containsText("Pending");

    arrives(acme, acme.url(), "#state", "asks since");
    look(acme, "systems-asked-" + withScripts);
    button(acme, "Allow made").click();
    assertThat(button(acme, "Revoke made")).isVisible();
    arrives(made, made.url(), "#state", "Approved");

    label(acme, "Notice").fill("No bills today.\nSorry!");
    button(acme, "Post").click();
    assertThat(acme.locator(".notices")).containsText("Posted");
    arrives(made, made.url(), "#state", "No bills today.");
    assertThat(made.locator(".notices")).containsText(billing);
    look(made, "systems-heard-" + withScripts);

    button(acme, "Revoke made").click();
    assertThat(acme.locator("#state")).containsText("Nobody uses it yet.");
    arrives(made, made.url(), "#state", "Revoked");
    assertThat(button(made, "Ask again")).isVisible();
    button(made, "Remove").click();
    assertThat(made.locator("#state")).containsText("It uses no other system.");
  }

  @Test
  void an_open_page_shows_by_itself_who_asks() {
    var acme = browser.open(true);
    var made = browser.open(true);
    var ledger = add(acme, "acme", "Ledger");
    add(made, "made", "Till");

    ask(made, ledger);

    assertThat(button(acme, "Allow made")).isVisible();
  }

  @Test
  void what_is_wrong_stands_beside_the_field() {
    var page = browser.open(true);
    page.navigate(browser.url("/t/acme/ui/systems"));
    button(page, "Add").click();
    assertThat(label(page, "Name")).hasAccessibleDescription("Say what it is called.");
    assertThat(label(page, "Name")).isFocused();
    look(page, "systems-wrong-name");

    var own = add(page, "acme", "Narcissus");
    ask(page, "nowhere");
    assertThat(label(page, "Its address"))
        .hasAccessibleDescription(Pattern.compile("^This is no system's address"));
    look(page, "systems-wrong-address");
    ask(page, own);
    assertThat(label(page, "Its address"))
        .hasAccessibleDescription(Pattern.compile("^This is its own address"));
    button(page, "Post").click();
    assertThat(label(page, "Notice")).hasAccessibleDescription("Say what there is to say.");
    link(page, "Systems").first().click();
    assertThat(page).hasURL(Pattern.compile("/ui/systems$"));
  }

  @Test
  void a_system_that_is_not_there_is_a_page_that_says_so() {
    var page = browser.open(true);
    var answer = page.navigate(browser.url("/t/acme/ui/systems/000000000000"));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(page.getByRole(AriaRole.ALERT).last()).containsText("no system");
  }

  @Test
  void the_map_shows_who_uses_what_across_tenants() {
    var acme = browser.open(true);
    var made = browser.open(true);
    var warehouse = add(acme, "acme", "Warehouse of the North");
    var rates = add(acme, "acme", "Rates");
    var clock = add(made, "made", "Clock");
    add(made, "made", "Web shop");
    ask(made, warehouse);
    ask(made, clock);
    ask(made, rates);
    acme.navigate(browser.url("/t/acme/ui/systems/" + id(warehouse)));
    arrives(acme, acme.url(), "#state", "asks since");
    button(acme, "Allow made").click();
    ask(acme, clock);
    ask(acme, rates);
    arrives(made, browser.url("/t/made/ui/systems/" + id(clock)), "#state", "asks since");

    arrives(
        acme, browser.url("/t/acme/ui/systems"), "#board", "Warehouse of the North asks to use");
    assertThat(acme.locator(".room svg.map")).isVisible();
    acme.locator("summary").click();
    assertThat(acme.locator(".words")).containsText("uses Warehouse of the North");
    assertThat(acme.locator(".words")).containsText("Warehouse of the North asks to use Rates");
    for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      for (var page : new Page[] {acme, made}) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
      }
      made.navigate(browser.url("/t/made/ui/systems"));
      look(acme, "systems-map-acme-" + scheme);
      look(made, "systems-map-made-" + scheme);
    }
  }

  @Test
  void everything_can_be_read_and_reached_by_keyboard() {
    var acme = browser.open(true);
    var made = browser.open(true);
    var depot = add(acme, "acme", "Depot");
    var stock = add(made, "made", "Stock");
    ask(made, depot);
    ask(acme, stock);
    arrives(acme, acme.url(), "#state", "asks since");
    label(acme, "Notice").fill("Closed");
    button(acme, "Post").click();
    assertThat(acme.locator(".notices")).containsText("Closed");
    var pages = List.of("/ui/systems", "/ui/systems/%s");

    for (var path : pages) {
      read(acme, "acme", path.formatted(id(depot)));
      read(made, "made", path.formatted(id(stock)));
    }
    button(made, "Post").click();
    assertThat(made.locator("p.error").first()).isVisible();
    reads(made, "systems-wrong");
    for (var path : pages) {
      acme.navigate(browser.url("/t/acme" + path.formatted(id(depot))));
      reaches(acme, path);
    }
  }

  private void read(Page page, String tenant, String path) {
    page.navigate(browser.url("/t/" + tenant + path));
    reads(page, "systems-%s-%s".formatted(tenant, path));
  }

  @Test
  void the_pages_of_two_modules_lead_to_one_another() {
    var page = browser.open(true);
    page.navigate(browser.url("/t/acme"));
    assertThat(page).hasURL(Pattern.compile("/ui/cargos$"));
    look(page, "two-modules");
    link(page, "Systems").click();
    assertThat(page).hasURL(Pattern.compile("/t/acme/ui/systems$"));
    link(page, "Cargos").click();
    assertThat(page).hasURL(Pattern.compile("/t/acme/ui/cargos$"));
    page.navigate(browser.url("/t/acme/ui/tracking"));
    assertThat(link(page, "Systems")).hasCount(0);
  }

  @Test
  void the_first_page_is_that_of_the_module_which_the_tenant_has() {
    var page = browser.open(true);
    page.navigate(browser.url("/t/made/ui/systems/nothing/here"));
    link(page, "To the first page").click();
    assertThat(page).hasURL(Pattern.compile("/t/made/ui/systems$"));
    page.navigate(browser.host().url("made", "/ui"));
    assertThat(page).hasURL(browser.host().url("made", "/ui/systems"));
    page.navigate(browser.url("/t/made/ui/systems"));
    assertThat(link(page, "Cargos")).hasCount(0);
  }

  @Test
  void long_names_and_addresses_stay_within_a_narrow_screen() {
    var page = browser.open(true);
    add(page, "made", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(3));
    ask(page, "a%s@localhost/systems/%s".formatted("b".repeat(38), "c".repeat(180)));
    label(page, "Notice").fill("x".repeat(5_000));
    button(page, "Post").click();
    look(page, "systems-long");
    page.navigate(browser.url("/t/made/ui/systems"));
    look(page, "systems-long-list");
  }

  private static String id(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }
}
