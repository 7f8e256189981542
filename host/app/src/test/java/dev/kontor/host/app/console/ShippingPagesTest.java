package dev.kontor.host.app.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.host.app.console.Chromium.button;
import static dev.kontor.host.app.console.Chromium.label;
import static dev.kontor.host.app.console.Chromium.link;
import static dev.kontor.host.app.console.Looks.look;
import static dev.kontor.host.app.console.ShippingDesk.arrives;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a shipping company's people and customers do with its pages, in a real browser; skipped
 * where there is none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ShippingPagesTest {

  @RegisterExtension final HostInBrowser browser = new HostInBrowser(ConsoleHost::withShipping);

  @Test
  void a_cargo_lives_its_whole_life_by_pages_alone() {
    var page = browser.open(true);
    live(page, hansa(), true);
  }

  @Test
  void a_cargo_lives_its_whole_life_without_scripts_and_by_host_name() {
    var page = browser.open(false);
    live(page, new ShippingDesk(browser.host().url("hansa", "/ui")), false);
  }

  private void live(Page page, ShippingDesk desk, boolean withScripts) {
    page.navigate(desk.ui());
    assertThat(page).hasTitle("Cargos · Hansa <b>Lines</b>");
    link(page, "Book a cargo").click();
    label(page, "From").fill("cnhkg");
    label(page, "To").fill("SESTO");
    label(page, "Must arrive before (UTC)").fill("2009-04-18T12:00");
    lookAt(page, withScripts, "book");
    var id = desk.book(page);
    var cargo = desk.cargo(id);
    assertThat(page.locator("#routing")).hasText("Not routed");

    link(page, "Choose a route").click();
    assertThat(page.getByRole(AriaRole.HEADING, named("No route"))).isVisible();
    label(page, "Departing after (UTC)").fill("2009-03-01T00:00");
    button(page, "Search").click();
    lookAt(page, withScripts, "routes");
    button(page, "Choose this route").first().click();
    assertThat(page).hasURL(cargo);
    assertThat(page.locator("#routing")).hasText("Routed");

    link(page, "Change destination").click();
    label(page, "To").fill("FIHEL");
    button(page, "Change").click();
    assertThat(page.locator("#destination")).hasText("Helsinki (FIHEL)");
    assertThat(page.locator("#routing")).hasText("Misrouted");
    link(page, "Change destination").click();
    label(page, "To").fill("SESTO");
    button(page, "Change").click();
    assertThat(page.locator("#routing")).hasText("Routed");

    desk.register(page, id, "Received", "CNHKG", "", "2009-03-02T10:00");
    desk.register(page, id, "Loaded", "CNHKG", "V100", "2009-03-03T00:00");
    arrives(page, cargo, "#transport", "On board of voyage V100");
    lookAt(page, withScripts, "cargo");
    desk.report(
        page,
        """
        2009-03-05 00:00  %1$s  V100  JNTKO  UNLOAD
        2009-03-08 00:00  %1$s  V300  JNTKO  LOAD
        2009-03-12 00:00  %1$s  V300  DEHAM  UNLOAD
        2009-03-12 00:00  %1$s  V999  DEHAM  UNLOAD
        this is no line
        2009-03-14 00:00  %1$s  V400  DEHAM  LOAD
        """
            .formatted(id));
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("4 lines accepted, 2 rejected.");
    assertThat(page.getByRole(AriaRole.TABLE, named("Rejected lines"))).containsText("V999");
    lookAt(page, withScripts, "handling");
    arrives(page, cargo, "#transport", "On board of voyage V400");

    var tracking = browser.open(withScripts);
    tracking.navigate(desk.ui() + "/tracking");
    label(tracking, "Tracking id").fill(id);
    button(tracking, "Track").click();
    assertThat(tracking).hasURL(desk.ui() + "/tracking/" + id);
    assertThat(tracking.locator("#status")).hasText("On board");

    desk.register(page, id, "Unloaded", "SESTO", "V400", "2009-03-15T00:00");
    if (withScripts) {
      // Nobody touches the customer's page.
      assertThat(tracking.locator("#status")).hasText("In port");
    }
    arrives(tracking, tracking.url(), ".history", "Has arrived at its destination");
    lookAt(tracking, withScripts, "tracking");
    desk.register(page, id, "Claimed", "SESTO", "", "2009-03-16T00:00");
    arrives(page, cargo, "#transport", "Claimed");
    assertThat(link(page, "Choose a route")).hasCount(0);
  }

  @Test
  void what_is_wrong_with_an_order_stands_beside_its_field_and_what_was_entered_stays() {
    var page = browser.open(true);
    page.navigate(browser.url("/t/hansa/ui/booking"));
    label(page, "From").fill("XXXXX");
    label(page, "To").fill("hambu");
    label(page, "Must arrive before (UTC)").fill("2009-03-18T12:00");
    label(page, "Customer's e-mail").fill("nobody");
    var answer =
        page.waitForResponse(
            response -> response.request().method().equals("POST"),
            () -> button(page, "Book").click());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(label(page, "From")).hasValue("XXXXX");
    assertThat(label(page, "From"))
        .hasAccessibleDescription(
            "There is no location “XXXXX”. Give its code, such as SESTO, or its name.");
    assertThat(label(page, "To"))
        .hasAccessibleDescription("There is no location “hambu”. Did you mean Hamburg (DEHAM)?");
    assertThat(label(page, "Must arrive before (UTC)"))
        .hasAccessibleDescription(Pattern.compile("^This has passed: it is now 2009-04-01"));
    assertThat(label(page, "Customer's e-mail"))
        .hasAccessibleDescription("This is no e-mail address, such as ann@example.com.");
    assertThat(label(page, "From")).isFocused();
    assertThat(label(page, "From")).hasAttribute("aria-invalid", "true");
    look(page, "book-wrong");

    label(page, "From").fill("Hongkong");
    button(page, "Book").click();
    assertThat(label(page, "From")).hasAttribute("aria-describedby", "origin-hint");
    assertThat(label(page, "To")).isFocused();
    assertThat(label(page, "To")).hasValue("hambu");

    label(page, "From").fill("SESTO");
    label(page, "To").fill("SESTO");
    button(page, "Book").click();
    assertThat(label(page, "To"))
        .hasAccessibleDescription("It starts there. Choose another location.");
  }

  @Test
  void what_is_wrong_with_a_report_stands_beside_its_field() {
    var page = browser.open(true);
    var id = hansa().book(page, "CNHKG", "USNYC");
    page.navigate(browser.url("/t/hansa/ui/handling?trackingId=" + id));
    label(page, "Type").selectOption("LOAD");
    label(page, "Location").fill("CNHKG");
    button(page, "Register").click();
    assertThat(label(page, "Voyage"))
        .hasAccessibleDescription("Say which voyage it was loaded onto.");
    label(page, "Voyage").fill("V999");
    button(page, "Register").click();
    assertThat(label(page, "Voyage")).hasAccessibleDescription("There is no voyage “V999”.");
    label(page, "Voyage").fill("V100");
    label(page, "Type").selectOption("CUSTOMS");
    button(page, "Register").click();
    assertThat(label(page, "Voyage"))
        .hasAccessibleDescription("Leave this empty: “Cleared by customs” happens ashore.");
    assertThat(label(page, "Type")).hasValue("CUSTOMS");
    label(page, "Type").selectOption("LOAD");
    label(page, "Completed at (UTC)").fill("2031-01-01T00:00");
    button(page, "Register").click();
    assertThat(label(page, "Completed at (UTC)"))
        .hasAccessibleDescription(Pattern.compile("^This is yet to come: it is now 2009-04-01"));
  }

  @Test
  void the_list_is_searched_while_it_is_typed_and_filtered() {
    var page = browser.open(true);
    var one = hansa().book(page, "CNHKG", "AUMEL");
    var other = hansa().book(page, "CNHKG", "USCHI");
    page.navigate(browser.url("/t/hansa/ui/cargos"));
    look(page, "list");

    label(page, "Tracking id").pressSequentially(one.toLowerCase(Locale.ROOT));
    assertThat(link(page, other)).hasCount(0);
    assertThat(link(page, one)).isVisible();
    page.navigate(browser.url("/t/hansa/ui/cargos?destination=USCHI&routing=NOT_ROUTED"));
    assertThat(link(page, other)).isVisible();
    assertThat(link(page, one)).hasCount(0);
  }

  @Test
  void a_misdirected_cargo_is_drawn_beside_its_route() {
    var page = browser.open(true);
    var desk = hansa();
    var id = desk.book(page, "CNHKG", "SESTO");
    desk.chooseRoute(page, id, "2009-03-01T00:00");
    desk.register(page, id, "Received", "NLRTM", "", "2009-03-02T10:00");
    arrives(page, desk.cargo(id), "#routing", "Misdirected");
    assertThat(page.locator("svg.route")).containsText("off its route");
    assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("misdirected");
    look(page, "misdirected");
  }

  @Test
  void a_cargo_that_is_to_be_rebooked_by_itself_goes_on_from_where_it_went_astray() {
    var page = browser.open(true);
    var desk = new ShippingDesk(browser.url("/t/levant/ui"));
    page.navigate(desk.ui() + "/booking");
    label(page, "From").fill("CNHKG");
    label(page, "To").fill("SESTO");
    label(page, "Must arrive before (UTC)").fill("2009-04-18T12:00");
    label(page, "Rebook by itself when it leaves its route").check();
    button(page, "Book").click();
    assertThat(label(page, "Customer's e-mail"))
        .hasAccessibleDescription("Say whom to tell when the cargo is rebooked by itself.");
    assertThat(label(page, "Rebook by itself when it leaves its route")).isChecked();
    label(page, "Customer's e-mail").fill("ann@example.com");
    var id = desk.book(page);
    assertThat(page.locator(".facts").last()).containsText("ann@example.com, rebooks by itself");
    desk.chooseRoute(page, id, "2009-03-01T00:00");
    assertThat(page.locator("svg.route")).containsText("Hongkong");

    desk.register(page, id, "Received", "Rotterdam", "", "2009-02-28T12:00");

    arrives(page, desk.cargo(id), ".history", "Goes on by another route");
    assertThat(page.locator(".history")).containsText("Has left its route");
    assertThat(page.locator("#routing")).hasText("Routed");
    assertThat(page.locator("svg.route")).containsText("Rotterdam");
    assertThat(page.locator("svg.route")).containsText("voyage V300");
    assertThat(page.locator("svg.route")).not().containsText("Hongkong");
    assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    look(page, "rebooked");
    var customers = browser.open(true);
    customers.navigate(desk.ui() + "/tracking/" + id);
    assertThat(customers.locator(".history")).containsText("Goes on by another route");
    look(customers, "rebooked-tracking");

    var console = browser.logIn(true);
    arrives(console, browser.url("/console/tenants/levant/mail"), "main", "has a new route");
    var told = console.locator("article.mail");
    assertThat(
            told.filter(
                new FilterOptions().setHasText("Cargo %s has left its route".formatted(id))))
        .containsText("It was received in Rotterdam (NLRTM) on 2009-02-28 12:00 UTC");
    assertThat(
            told.filter(new FilterOptions().setHasText("Cargo %s has a new route".formatted(id))))
        .containsText(
            "It goes on from Rotterdam (NLRTM) and is expected in Stockholm (SESTO) on 2009-03-15");
  }

  @Test
  void the_keyboard_is_enough_to_book() {
    var page = browser.open(true);
    page.navigate(browser.url("/t/hansa/ui/booking"));
    label(page, "From").focus();
    page.keyboard().type("CNHKG");
    page.keyboard().press("Tab");
    assertThat(label(page, "To")).isFocused();
    page.keyboard().type("USNYC");
    page.keyboard().press("Escape");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("/ui/cargos/[0-9A-Z-]{14}$"));
  }

  @Test
  void a_cargo_that_is_unknown_is_a_page_that_says_so() {
    var page = browser.open(true);
    var answer = page.navigate(browser.url("/t/hansa/ui/tracking/0000-0000-0000"));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(page.getByRole(AriaRole.ALERT).last()).containsText("no cargo");
    assertThat(link(page, "Handling")).hasCount(0);
  }

  @Test
  void a_form_from_another_site_is_not_taken() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(browser.url("/t/hansa/ui/booking")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", "https://elsewhere.example")
            .POST(HttpRequest.BodyPublishers.ofString("origin=CNHKG&destination=SESTO"))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }
  }

  private ShippingDesk hansa() {
    return new ShippingDesk(browser.url("/t/hansa/ui"));
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name);
  }

  private static void lookAt(Page page, boolean withScripts, String name) {
    if (withScripts) {
      look(page, name);
    }
  }
}
