package dev.kontor.host.app.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.host.app.console.Accessibility.reaches;
import static dev.kontor.host.app.console.Chromium.button;
import static dev.kontor.host.app.console.Chromium.label;
import static dev.kontor.host.app.console.Looks.look;
import static dev.kontor.host.app.console.ShippingDesk.arrives;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether shipping's pages can be read and used by who sees little or has a keyboard only (WCAG
 * 2.2, AA), in a real browser; skipped where there is none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessiblePagesTest {

  /** Relative to a tenant's pages. */
  private static final List<String> PAGES =
      List.of(
          "/cargos",
          "/cargos?origin=nope",
          "/booking",
          "/handling",
          "/departures",
          "/departures?location=CNHKG&day=2009-03-03",
          "/voyages",
          "/voyages/V100",
          "/locations",
          "/tracking",
          "/tracking?id=nope");

  @RegisterExtension final HostInBrowser browser = new HostInBrowser(ConsoleHost::withShipping);

  @ParameterizedTest
  @ValueSource(strings = {"hansa", "levant"})
  void everything_can_be_read_in_a_dark_colour_and_in_a_light_one(String tenant) {
    var page = browser.open(true);
    var desk = new ShippingDesk(browser.url("/t/%s/ui".formatted(tenant)));
    var id = desk.book(page, "CNHKG", "SESTO");
    desk.chooseRoute(page, id, "2009-03-01T00:00");
    var astray = desk.book(page, "CNHKG", "SESTO");
    desk.chooseRoute(page, astray, "2009-03-01T00:00");
    desk.register(page, astray, "Received", "NLRTM", "", "2009-02-28T10:00");
    arrives(page, desk.cargo(astray), "#routing", "Misdirected");

    for (var path : PAGES) {
      page.navigate(desk.ui() + path);
      reads(page, tenant, path);
    }
    for (var path : List.of("", "/routes?after=2009-03-01T00:00", "/order")) {
      page.navigate(desk.cargo(id) + path);
      reads(page, tenant, "cargo" + path);
    }
    page.navigate(desk.cargo(astray));
    reads(page, tenant, "astray");
    page.navigate(desk.ui() + "/tracking/" + astray);
    reads(page, tenant, "astray-tracking");
    page.navigate(desk.ui() + "/booking");
    button(page, "Book").click();
    assertThat(page.locator("p.error").first()).isVisible();
    reads(page, tenant, "booking-wrong");
  }

  private static void reads(Page page, String tenant, String path) {
    Accessibility.reads(page, "%s-%s".formatted(tenant, path));
  }

  @Test
  void the_keyboard_reaches_everything_in_its_order_and_shows_where_it_is() {
    var page = browser.open(true);
    var desk = new ShippingDesk(browser.url("/t/hansa/ui"));
    var id = desk.book(page, "CNHKG", "SESTO");
    for (var path : PAGES) {
      page.navigate(desk.ui() + path);
      reaches(page, path);
    }
    for (var path : List.of("", "/routes?after=2009-03-01T00:00", "/order")) {
      page.navigate(desk.cargo(id) + path);
      reaches(page, "cargo" + path);
    }
  }

  @Test
  void long_words_and_many_cargos_stay_within_a_narrow_screen() {
    var page = browser.open(true);
    var desk = new ShippingDesk(browser.url("/t/hansa/ui"));
    page.navigate(desk.ui() + "/locations");
    label(page, "UN/LOCODE").fill("GBLLA");
    label(page, "Name")
        .fill("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(3));
    button(page, "Add").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("was added");
    page.navigate(desk.ui() + "/booking");
    label(page, "From").fill("CNHKG");
    label(page, "To").fill("GBLLA");
    label(page, "Customer's e-mail").fill("a".repeat(150) + "@example.com");
    var id = desk.book(page);
    look(page, "long-cargo");
    for (int i = 0; i < 12; i++) {
      desk.book(page, "CNHKG", "SESTO");
    }
    page.navigate(desk.ui() + "/cargos");
    look(page, "long-list");
    page.navigate(desk.ui() + "/locations?search=llan");
    look(page, "long-locations");
    page.navigate(desk.ui() + "/departures?location=GBLLA");
    look(page, "long-departures");
    page.navigate(desk.cargo(id) + "/routes");
    look(page, "long-routes");
    page.navigate(desk.ui() + "/tracking/" + id);
    look(page, "long-tracking");
  }
}
