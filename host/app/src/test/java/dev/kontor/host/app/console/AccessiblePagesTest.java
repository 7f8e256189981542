package dev.kontor.host.app.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.host.app.console.Chromium.button;
import static dev.kontor.host.app.console.Chromium.label;
import static dev.kontor.host.app.console.Looks.look;
import static dev.kontor.host.app.console.ShippingDesk.arrives;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
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

  /** Text of which the contrast to what lies behind it is less than 4.5, or 3 when it is large. */
  private static final String FAINT =
      """
      () => {
        const channels = colour => colour.match(/[\\d.]+/g).map(Number);
        const luminance = colour => channels(colour).slice(0, 3)
          .map(part => part / 255)
          .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
          .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
        const isClear = colour => channels(colour)[3] === 0;
        const behind = element => {
          for (let at = element; at; at = at.parentElement) {
            const ground = getComputedStyle(at).backgroundColor;
            if (!isClear(ground)) return ground;
          }
          return getComputedStyle(document.documentElement).backgroundColor;
        };
        const says = element => element.matches("input, select")
          || [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
        const isSeen = element => {
          const box = element.getBoundingClientRect();
          return box.width > 1 && box.height > 1;
        };
        return [...document.body.querySelectorAll("*")]
          .filter(element => says(element) && isSeen(element))
          .map(element => {
            const style = getComputedStyle(element);
            const ink = element instanceof SVGElement ? style.fill : style.color;
            const [dark, light] = [luminance(ink), luminance(behind(element))].sort((a, b) => a - b);
            const size = parseFloat(style.fontSize);
            const isLarge = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
            const contrast = (light + 0.05) / (dark + 0.05);
            return contrast < (isLarge ? 3 : 4.5)
              ? `${element.tagName} "${element.textContent.trim().slice(0, 40)}": ${contrast.toFixed(2)}` : null;
          })
          .filter(faint => faint);
      }
      """;

  /** What can be used but isn't named, and names that are given twice. */
  private static final String NAMELESS =
      """
      () => {
        const ids = [...document.querySelectorAll("[id]")].map(element => element.id);
        const twice = ids.filter((id, i) => ids.indexOf(id) !== i).map(id => "twice: " + id);
        const nameless = [...document.querySelectorAll("input:not([type=hidden]), select")]
          .filter(field => field.labels.length === 0).map(field => "no label: " + field.name);
        return [...twice, ...nameless];
      }
      """;

  /**
   * What the focus is on: where it stands among all that can be reached, and whether that is seen.
   */
  private static final String FOCUS =
      """
      () => {
        const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select")];
        const at = document.activeElement;
        const style = getComputedStyle(at);
        const box = at.getBoundingClientRect();
        const isSeen = box.width > 1 && box.height > 1
          && (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none");
        return [all.indexOf(at), all.length, isSeen ? 1 : 0];
      }
      """;

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

    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
      for (var path : PAGES) {
        page.navigate(desk.ui() + path);
        reads(page, tenant, scheme, path);
      }
      for (var path : List.of("", "/routes?after=2009-03-01T00:00", "/order")) {
        page.navigate(desk.cargo(id) + path);
        reads(page, tenant, scheme, "cargo" + path);
      }
      page.navigate(desk.cargo(astray));
      reads(page, tenant, scheme, "astray");
      page.navigate(desk.ui() + "/tracking/" + astray);
      reads(page, tenant, scheme, "astray-tracking");
      page.navigate(desk.ui() + "/booking");
      button(page, "Book").click();
      // The click has begun to load another page, which can't be read before it has its colours.
      assertThat(page.locator("p.error").first()).isVisible();
      page.waitForLoadState();
      reads(page, tenant, scheme, "booking-wrong");
    }
  }

  private static void reads(Page page, String tenant, ColorScheme scheme, String path) {
    assertThat((List<?>) page.evaluate(FAINT)).as("%s %s %s", tenant, scheme, path).isEmpty();
    assertThat((List<?>) page.evaluate(NAMELESS)).as(path).isEmpty();
    look(page, "%s-%s-%s".formatted(tenant, scheme, path).replaceAll("[^A-Za-z0-9]+", "-"));
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

  private static void reaches(Page page, String path) {
    page.evaluate("() => document.activeElement.blur()");
    // To the very beginning, wherever the page has set the focus.
    page.evaluate("() => { document.body.tabIndex = -1; document.body.focus(); }");
    int reached = -1;
    int all;
    do {
      page.keyboard().press("Tab");
      var focus = (List<?>) page.evaluate(FOCUS);
      int at = (Integer) focus.getFirst();
      all = (Integer) focus.get(1);
      // A field for a date has several parts, each of which is reached by itself.
      assertThat(at).as("%s: order", path).isIn(reached, reached + 1);
      assertThat(focus.get(2)).as("%s: %d of %d is seen", path, at, all).isEqualTo(1);
      reached = at;
    } while (reached + 1 < all);
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
