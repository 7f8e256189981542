package dev.kontor.host.app.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.host.app.Eventually.eventually;
import static dev.kontor.host.app.console.Chromium.button;
import static dev.kontor.host.app.console.Chromium.label;
import static dev.kontor.host.app.console.Chromium.link;
import static dev.kontor.host.app.console.Looks.look;
import static dev.kontor.host.app.console.ShippingDesk.arrives;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What is shipped between, with which voyages, and what leaves where, in a real browser; skipped
 * where there is none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReferencePagesTest {

  @RegisterExtension final HostInBrowser browser = new HostInBrowser(ConsoleHost::withShipping);

  @Test
  void locations_are_searched_while_it_is_typed() {
    var page = browser.open(true);
    page.navigate(hansa().ui());
    link(page, "Locations").click();
    assertThat(page).hasTitle("Locations · Hansa <b>Lines</b>");
    assertThat(link(page, "Locations").first()).hasAttribute("aria-current", "page");
    look(page, "locations");

    label(page, "Name or code").pressSequentially("sto");
    assertThat(rows(page)).hasCount(1);
    assertThat(rows(page)).containsText("Stockholm");
    assertThat(page).hasURL(Pattern.compile("search=sto$"));
    label(page, "Name or code").fill("nowhere");
    assertThat(page.getByText("No locations")).isVisible();
  }

  @Test
  void a_list_is_imported_and_each_line_that_is_not_is_told() {
    imports(browser.open(true));
  }

  @Test
  void a_list_is_imported_without_scripts() {
    imports(browser.open(false));
  }

  private void imports(Page page) {
    page.navigate(hansa().ui() + "/locations");
    ShippingDesk.upload(
        page,
        "UN/LOCODE list",
        "list.csv",
        """
        Change,Country,Location,Name
        ,PT,LIS,"Lisboa, Tejo"
        CNHKG,Hongkong
        USSPI,Springfield
        USSGF,Springfield
        here be dragons
        XX,No code
        """);
    button(page, "Import").click();

    assertThat(page.getByRole(AriaRole.STATUS))
        .hasText(Pattern.compile("^4 lines accepted \\([03] new, 0 renamed\\), 2 rejected\\.$"));
    var rejected = page.getByRole(AriaRole.TABLE, new GetByRoleOptions().setName("Rejected lines"));
    assertThat(rejected).containsText("here be dragons");
    assertThat(rejected).containsText("Expected a UN/LOCODE");
    page.navigate(hansa().ui() + "/locations?search=lisboa");
    assertThat(rows(page)).containsText("PTLIS");
    page.navigate(hansa().ui() + "/departures?location=springfield");
    assertThat(page.locator("#departures"))
        .containsText(
            "There is more than one “springfield”. Give the code of one: Springfield (USSGF),"
                + " Springfield (USSPI).");
  }

  @Test
  void a_location_is_added_once() {
    var page = browser.open(true);
    page.navigate(hansa().ui() + "/locations");
    label(page, "UN/LOCODE").fill("norway");
    button(page, "Add").click();
    assertThat(label(page, "UN/LOCODE"))
        .hasAccessibleDescription(Pattern.compile("^This is no UN/LOCODE"));
    assertThat(label(page, "UN/LOCODE")).isFocused();
    assertThat(label(page, "Name")).hasAccessibleDescription("Say what it is called.");
    look(page, "locations-wrong");
    label(page, "UN/LOCODE").fill("nobgo");
    label(page, "Name").fill("Bergen <i>Bryggen</i>");
    button(page, "Add").click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Bergen <i>Bryggen</i> (NOBGO) was added.");
    label(page, "UN/LOCODE").fill("NOBGO");
    label(page, "Name").fill("Bergen");
    button(page, "Add").click();
    assertThat(label(page, "UN/LOCODE"))
        .hasAccessibleDescription("There is a location NOBGO already.");
    assertThat(label(page, "Name")).hasValue("Bergen");
  }

  @Test
  void of_many_locations_a_field_offers_those_that_are_meant() {
    var page = browser.open(true);
    page.navigate(hansa().ui() + "/locations");
    ShippingDesk.upload(page, "UN/LOCODE list", "many.csv", many(700));
    button(page, "Import").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("700 lines accepted");
    look(page, "locations-many");

    page.navigate(hansa().ui() + "/booking");
    assertThat(page.locator("#locations option")).hasCount(500);
    label(page, "From").pressSequentially("Harbour 69");
    assertThat(page.locator("#locations option")).hasCount(11);
    label(page, "From").fill("Harbour 699");
    assertThat(page.locator("#locations option")).hasCount(1);
    label(page, "To").fill("stockholm");
    assertThat(page.locator("#locations option:only-child[value=SESTO]")).hasCount(1);
    var id = hansa().book(page);
    assertThat(page.locator(".facts").last()).containsText("Harbour 699");

    page.navigate(hansa().ui() + "/cargos");
    label(page, "To").pressSequentially("Stockh");
    assertThat(page.locator("#locations option:only-child[value=SESTO]")).hasCount(1);
    assertThat(page).hasURL(Pattern.compile("/cargos$"));
    label(page, "To").press("Enter");
    assertThat(page.getByText("There is no location “Stockh”. Did you mean Stockholm (SESTO)?"))
        .not()
        .hasCount(0);
    label(page, "To").fill("Stockholm");
    label(page, "To").press("Enter");
    assertThat(link(page, id)).isVisible();
  }

  /** With codes that no real place has. */
  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            "ZZ%c%c%c,%s"
                .formatted(
                    'A' + i / 676,
                    'A' + i / 26 % 26,
                    'A' + i % 26,
                    i % 2 == 0
                        ? "Harbour %d on the far side of the bay".formatted(i)
                        : "Harbour " + i))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void voyages_are_found_by_number_and_call_and_show_their_schedule() {
    var page = browser.open(true);
    page.navigate(hansa().ui());
    link(page, "Voyages").click();
    assertThat(rows(page)).hasCount(9);
    look(page, "voyages");
    label(page, "Number").pressSequentially("v");
    assertThat(rows(page)).hasCount(4);
    label(page, "Calls at").fill("Hamburg");
    label(page, "Calls at").press("Tab");
    assertThat(rows(page)).hasCount(2);
    label(page, "Calls at").fill("Atlantis");
    label(page, "Calls at").press("Tab");
    assertThat(page.locator("#voyages")).containsText("There is no location “Atlantis”.");
    page.navigate(hansa().ui() + "/voyages?calling=DEHAM");
    link(page, "V400").click();

    assertThat(page).hasTitle("Voyage V400 · Hansa <b>Lines</b>");
    assertThat(rows(page)).hasCount(3);
    assertThat(rows(page).nth(1)).containsText("Stockholm (SESTO)");
    look(page, "voyage");
    assertThat(page.navigate(hansa().ui() + "/voyages/V999").status()).isEqualTo(404);
    assertThat(page.getByRole(AriaRole.ALERT).last()).containsText("no voyage");
  }

  @Test
  void what_leaves_a_location_on_a_day_is_shown_with_what_was_loaded() {
    departs(browser.open(true), true);
  }

  @Test
  void what_leaves_a_location_on_a_day_is_shown_without_scripts() {
    departs(browser.open(false), false);
  }

  private void departs(Page page, boolean withScripts) {
    var desk = hansa();
    var one = desk.book(page, "CNHKG", "SESTO");
    desk.chooseRoute(page, one, "2009-03-01T00:00");
    var other = desk.book(page, "CNHKG", "SESTO");
    desk.chooseRoute(page, other, "2009-03-01T00:00");
    desk.register(page, other, "Received", "CNHKG", "", "2009-03-02T10:00");
    desk.register(page, other, "Loaded", "CNHKG", "V100", "2009-03-03T00:00");

    page.navigate(desk.ui());
    link(page, "Departures").click();
    assertThat(page.getByText("No location yet")).isVisible();
    assertThat(label(page, "Day (UTC)")).hasValue("2009-04-01");
    label(page, "Location").fill("Hongkong");
    button(page, "Show").click();
    assertThat(page.getByText("Nothing leaves")).isVisible();
    label(page, "Day (UTC)").fill("2009-03-03");
    button(page, "Show").click();
    assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("2009-03-03")))
        .isVisible();
    arrives(page, page.url(), "#departures", other);
    var left = rows(page).filter(new FilterOptions().setHasText(other));
    eventually(
        "it is known to have left",
        () -> {
          if (!left.innerText().contains("Not yet")) {
            return true;
          }
          page.reload();
          return false;
        });
    assertThat(left).containsText("2009-03-03 00:00 UTC");
    assertThat(rows(page).filter(new FilterOptions().setHasText(one))).containsText("Not yet");
    if (withScripts) {
      look(page, "departures");
    }
    link(page, "2009-03-04").click();
    assertThat(page.getByText("Nothing leaves")).isVisible();
    page.navigate(desk.ui() + "/departures?location=nope&day=soon");
    assertThat(label(page, "Day (UTC)"))
        .hasAccessibleDescription("Write a day, such as 2009-03-18.");
    assertThat(page.locator("#departures")).containsText("There is no location “nope”.");
  }

  private ShippingDesk hansa() {
    return new ShippingDesk(browser.url("/t/hansa/ui"));
  }

  private static Locator rows(Page page) {
    return page.locator("table.lines.card tbody tr");
  }
}
