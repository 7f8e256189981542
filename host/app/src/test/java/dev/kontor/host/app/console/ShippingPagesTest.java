package dev.kontor.host.app.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.host.app.console.Chromium.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What a shipping company's people and customers do with its pages, in a real browser; skipped
 * where there is none. What the pages look like lies in {@code target/pages} afterwards.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ShippingPagesTest {

  private ConsoleHost host;
  private Chromium chromium;

  @BeforeAll
  void start() {
    chromium = Chromium.start();
    host = ConsoleHost.withShipping();
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

  @AfterEach
  void nothing_was_refused_by_the_browser() {
    chromium.closePages();
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void a_cargo_lives_its_whole_life_by_pages_alone() {
    var page = chromium.open(true);
    live(page, host.url("/t/hansa/ui"), true);
  }

  @Test
  void a_cargo_lives_its_whole_life_without_scripts_and_by_host_name() {
    var page = chromium.open(false);
    live(page, host.url("hansa", "/ui"), false);
  }

  private void live(Page page, String ui, boolean withScripts) {
    page.navigate(ui);
    assertThat(page).hasTitle("Cargos · Hansa <b>Lines</b>");
    link(page, "Book a cargo").click();
    label(page, "From").fill("cnhkg");
    label(page, "To").fill("SESTO");
    label(page, "Must arrive before (UTC)").fill("2009-04-18T12:00");
    look(page, withScripts, "book");
    button(page, "Book").click();

    assertThat(page).hasURL(Pattern.compile("/ui/cargos/[0-9A-Z-]{14}$"));
    var cargo = page.url();
    var id = cargo.substring(cargo.lastIndexOf('/') + 1);
    assertThat(page.locator("#routing")).hasText("Not routed");

    link(page, "Choose a route").click();
    assertThat(page.getByRole(AriaRole.HEADING, named("No route"))).isVisible();
    label(page, "Departing after (UTC)").fill("2009-03-01T00:00");
    button(page, "Search").click();
    look(page, withScripts, "routes");
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

    register(page, ui, id, "Received", "CNHKG", "", "2009-03-02T10:00");
    register(page, ui, id, "Loaded", "CNHKG", "V100", "2009-03-03T00:00");
    arrives(page, cargo, "#transport", "On board. It is on board of voyage V100.");
    look(page, withScripts, "cargo");
    report(
        page,
        ui,
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
    look(page, withScripts, "handling");
    arrives(page, cargo, "#transport", "On board. It is on board of voyage V400.");

    var tracking = chromium.open(withScripts);
    tracking.navigate(ui + "/tracking");
    label(tracking, "Tracking id").fill(id);
    button(tracking, "Track").click();
    assertThat(tracking).hasURL(ui + "/tracking/" + id);
    assertThat(tracking.locator("#status")).hasText("On board");

    register(page, ui, id, "Unloaded", "SESTO", "V400", "2009-03-15T00:00");
    if (withScripts) {
      // Nobody touches the customer's page.
      assertThat(tracking.locator("#status")).hasText("In port");
    }
    arrives(tracking, tracking.url(), ".history", "Has arrived at its destination");
    look(tracking, withScripts, "tracking");
    register(page, ui, id, "Claimed", "SESTO", "", "2009-03-16T00:00");
    arrives(page, cargo, "#transport", "Claimed. Its customer has it.");
    assertThat(link(page, "Choose a route")).hasCount(0);
  }

  /** The cargo learns of it after the commit; a page without scripts is loaded until it shows. */
  private static void arrives(Page page, String url, String place, String text) {
    page.navigate(url);
    for (int tries = 0; tries < 50 && !page.locator(place).innerText().contains(text); tries++) {
      page.reload();
    }
    assertThat(page.locator(place)).containsText(text);
  }

  private static void register(
      Page page, String ui, String id, String type, String location, String voyage, String time) {
    page.navigate(ui + "/handling?trackingId=" + id);
    label(page, "Type").selectOption(new SelectOption().setLabel(type));
    label(page, "Location").fill(location);
    label(page, "Voyage").fill(voyage);
    label(page, "Completed at (UTC)").fill(time);
    button(page, "Register").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("registered for cargo " + id);
  }

  private static void report(Page page, String ui, String lines) {
    page.navigate(ui + "/handling");
    label(page, "Report")
        .setInputFiles(
            new FilePayload("report.txt", "text/plain", lines.getBytes(StandardCharsets.UTF_8)));
    button(page, "Upload").click();
  }

  @Test
  void what_is_wrong_with_an_order_stands_beside_its_field_and_what_was_entered_stays() {
    var page = chromium.open(true);
    page.navigate(host.url("/t/hansa/ui/booking"));
    label(page, "From").fill("XXXXX");
    label(page, "To").fill("nope");
    label(page, "Must arrive before (UTC)").fill("2009-03-18T12:00");
    label(page, "Customer's e-mail").fill("nobody");
    var answer =
        page.waitForResponse(
            response -> response.request().method().equals("POST"),
            () -> button(page, "Book").click());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(label(page, "From")).hasValue("XXXXX");
    assertThat(label(page, "From")).hasAccessibleDescription("No location 'XXXXX'.");
    assertThat(label(page, "To")).hasAccessibleDescription(Pattern.compile("expected a UN/LOCODE"));
    assertThat(label(page, "Must arrive before (UTC)"))
        .hasAccessibleDescription(Pattern.compile("has passed"));
    assertThat(label(page, "Customer's e-mail"))
        .hasAccessibleDescription(Pattern.compile("expected an e-mail address"));
    look(page, true, "book-wrong");

    label(page, "From").fill("SESTO");
    label(page, "To").fill("SESTO");
    button(page, "Book").click();
    assertThat(label(page, "To"))
        .hasAccessibleDescription(Pattern.compile("Origin and destination are both SESTO"));
  }

  @Test
  void what_is_wrong_with_a_report_stands_beside_its_field() {
    var page = chromium.open(true);
    var id = book(page, "CNHKG", "USNYC");
    page.navigate(host.url("/t/hansa/ui/handling?trackingId=" + id));
    label(page, "Type").selectOption("LOAD");
    label(page, "Location").fill("CNHKG");
    button(page, "Register").click();
    assertThat(label(page, "Voyage")).hasAccessibleDescription(Pattern.compile("names no voyage"));
    label(page, "Voyage").fill("V999");
    button(page, "Register").click();
    assertThat(label(page, "Voyage")).hasAccessibleDescription("No voyage 'V999'.");
    label(page, "Voyage").fill("V100");
    label(page, "Completed at (UTC)").fill("2031-01-01T00:00");
    button(page, "Register").click();
    assertThat(label(page, "Completed at (UTC)"))
        .hasAccessibleDescription(Pattern.compile("is yet to come"));
  }

  @Test
  void the_list_is_searched_while_it_is_typed_and_filtered() {
    var page = chromium.open(true);
    var one = book(page, "CNHKG", "AUMEL");
    var other = book(page, "CNHKG", "USCHI");
    page.navigate(host.url("/t/hansa/ui/cargos"));
    look(page, true, "list");

    label(page, "Tracking id").pressSequentially(one.toLowerCase(Locale.ROOT));
    assertThat(link(page, other)).hasCount(0);
    assertThat(link(page, one)).isVisible();
    page.navigate(host.url("/t/hansa/ui/cargos?destination=USCHI&routing=NOT_ROUTED"));
    assertThat(link(page, other)).isVisible();
    assertThat(link(page, one)).hasCount(0);
  }

  @Test
  void a_misdirected_cargo_is_drawn_beside_its_route() {
    var page = chromium.open(true);
    var ui = host.url("/t/hansa/ui");
    var id = book(page, "CNHKG", "SESTO");
    page.navigate(ui + "/cargos/" + id + "/routes?after=2009-03-01T00:00");
    button(page, "Choose this route").first().click();
    register(page, ui, id, "Received", "NLRTM", "", "2009-03-02T10:00");
    arrives(page, ui + "/cargos/" + id, "#routing", "Misdirected");
    assertThat(page.locator("svg.route")).containsText("off its route");
    assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("misdirected");
    look(page, true, "misdirected");
  }

  @Test
  void the_keyboard_is_enough_to_book() {
    var page = chromium.open(true);
    page.navigate(host.url("/t/hansa/ui/booking"));
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
    var page = chromium.open(true);
    var answer = page.navigate(host.url("/t/hansa/ui/tracking/0000-0000-0000"));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(page.getByRole(AriaRole.ALERT).last()).containsText("no cargo");
    assertThat(link(page, "Handling")).hasCount(0);
  }

  @Test
  void a_form_from_another_site_is_not_taken() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(host.url("/t/hansa/ui/booking")))
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

  private String book(Page page, String from, String to) {
    page.navigate(host.url("/t/hansa/ui/booking"));
    label(page, "From").fill(from);
    label(page, "To").fill(to);
    button(page, "Book").click();
    assertThat(page).hasURL(Pattern.compile("/ui/cargos/[0-9A-Z-]{14}$"));
    return page.url().substring(page.url().lastIndexOf('/') + 1);
  }

  private static Locator label(Page page, String name) {
    return page.getByLabel(name, new GetByLabelOptions().setExact(true));
  }

  private static Locator link(Page page, String name) {
    return page.locator("a", new Page.LocatorOptions().setHasText(name));
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name);
  }

  /** Also sees that nothing is wider than a narrow screen. */
  private static void look(Page page, boolean withScripts, String name) {
    if (!withScripts) {
      return;
    }
    for (int width : new int[] {1400, 400}) {
      page.setViewportSize(width, 900);
      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .as("width of '%s'", name)
          .isEqualTo(width);
      page.screenshot(
          new ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "pages", "%s-%d.png".formatted(name, width))));
    }
    page.setViewportSize(1280, 900);
  }
}
