package dev.kontor.host.app.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.host.app.Eventually.eventually;
import static dev.kontor.host.app.console.Chromium.button;
import static dev.kontor.host.app.console.Chromium.label;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a shipping company's people do with its pages again and again.
 *
 * @param ui where they are
 */
record ShippingDesk(String ui) {

  /** Answers the cargo's tracking id. */
  String book(Page page, String from, String to) {
    page.navigate(ui + "/booking");
    label(page, "From").fill(from);
    label(page, "To").fill(to);
    return book(page);
  }

  /** What is filled in already. */
  String book(Page page) {
    button(page, "Book").click();
    assertThat(page).hasURL(Pattern.compile("/ui/cargos/[0-9A-Z-]{14}$"));
    return page.url().substring(page.url().lastIndexOf('/') + 1);
  }

  /** The best one, departing after this. */
  void chooseRoute(Page page, String id, String after) {
    page.navigate("%s/cargos/%s/routes?after=%s".formatted(ui, id, after));
    button(page, "Choose this route").first().click();
    assertThat(page).hasURL(cargo(id));
  }

  void register(Page page, String id, String type, String location, String voyage, String time) {
    page.navigate(ui + "/handling?trackingId=" + id);
    label(page, "Type").selectOption(new SelectOption().setLabel(type));
    label(page, "Location").fill(location);
    label(page, "Voyage").fill(voyage);
    label(page, "Completed at (UTC)").fill(time);
    button(page, "Register").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("registered for cargo " + id);
  }

  void report(Page page, String lines) {
    page.navigate(ui + "/handling");
    upload(page, "Report", "report.txt", lines);
    button(page, "Upload").click();
  }

  static void upload(Page page, String field, String name, String lines) {
    label(page, field)
        .setInputFiles(new FilePayload(name, "text/plain", lines.getBytes(StandardCharsets.UTF_8)));
  }

  String cargo(String id) {
    return ui + "/cargos/" + id;
  }

  /** What follows a commit arrives later; a page without scripts is loaded until it shows. */
  static void arrives(Page page, String url, String place, String text) {
    page.navigate(url);
    eventually(
        "'%s' arrives at %s".formatted(text, url),
        () -> {
          // All of it, what is folded away too, as the assertion below sees it.
          if (page.locator(place).textContent().replaceAll("\\s+", " ").contains(text)) {
            return true;
          }
          page.reload();
          return false;
        });
    assertThat(page.locator(place)).containsText(text);
  }
}
