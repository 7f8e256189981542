package dev.kontor.host.app.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.host.app.console.Chromium.button;

import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a browser shows of long and of wrong reports; skipped where there is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UploadPagesTest {

  @RegisterExtension final HostInBrowser browser = new HostInBrowser(ConsoleHost::withShipping);

  @Test
  void twenty_megabytes_are_refused_by_a_page_that_leads_back(@TempDir Path folder)
      throws IOException {
    var page = browser.open(true);
    page.navigate(browser.url("/t/hansa/ui/handling"));
    page.getByLabel("Report", new GetByLabelOptions().setExact(true))
        // By its name: what it holds would go to the browser as text, which takes ten seconds.
        .setInputFiles(Files.write(folder.resolve("report.txt"), new byte[20_000_000]));
    button(page, "Upload").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("The request is too long");
    page.getByText("To the first page").click();
    assertThat(page).hasURL(Pattern.compile("/ui/cargos$"));
  }

  @Test
  void of_ten_thousand_bad_lines_the_first_hundred_are_drawn() {
    var page = browser.open(true);
    page.setViewportSize(400, 900);
    page.navigate(browser.url("/t/hansa/ui/handling"));
    page.getByLabel("Report", new GetByLabelOptions().setExact(true))
        .setInputFiles(
            new FilePayload(
                "report.txt",
                "text/plain",
                "this is no line\n".repeat(10_000).getBytes(StandardCharsets.UTF_8)));
    button(page, "Upload").click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("0 lines accepted, 10000 rejected.");
    assertThat(page.getByRole(AriaRole.TABLE).getByRole(AriaRole.ROW)).hasCount(101);
    assertThat(page.getByText("9900 more lines were rejected")).isVisible();
  }
}
