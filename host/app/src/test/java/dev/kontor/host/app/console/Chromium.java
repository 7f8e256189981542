package dev.kontor.host.app.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium, which remembers what its pages complain about. */
final class Chromium implements AutoCloseable {

  private static final double BOUND = 30_000;

  private static final List<String> USUAL_PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private static final List<String> ARGUMENTS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** The browser says so of each answer that is no success; tests look at the page instead. */
  private static final String STATUS = "Failed to load resource: the server responded";

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();

  private Chromium(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
  }

  /** Where it is: at {@code CHROMIUM}, else where systems install it; empty: nowhere. */
  static Optional<Path> executable() {
    return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), USUAL_PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Skips the test where there is none. */
  static Chromium start() {
    assumeTrue(executable().isPresent(), "no Chromium; install it, or name it in CHROMIUM");
    PlaywrightAssertions.setDefaultAssertionTimeout(BOUND);
    return new Chromium(executable().orElseThrow());
  }

  /** A page of a browser that knows nothing yet. */
  Page open(boolean withScripts) {
    var page =
        browser.newContext(new NewContextOptions().setJavaScriptEnabled(withScripts)).newPage();
    page.onConsoleMessage(this::hear);
    page.onPageError(complaints::add);
    return page;
  }

  /** A page on which the admin token was shown, at the list of tenants. */
  Page logIn(ConsoleHost host, boolean withScripts) {
    var page = open(withScripts);
    page.navigate(host.url("/console"));
    page.getByLabel("Admin token").fill(host.token());
    button(page, "Log in").click();
    assertThat(page).hasURL(host.url("/console"));
    // Before its scripts are there a button loads the whole page anew.
    page.waitForLoadState();
    return page;
  }

  static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
  }

  static Locator label(Page page, String name) {
    return page.getByLabel(name, new GetByLabelOptions().setExact(true));
  }

  static Locator link(Page page, String name) {
    return page.locator("a", new Page.LocatorOptions().setHasText(name));
  }

  private void hear(ConsoleMessage message) {
    if (Objects.equals(message.type(), "error") && !message.text().startsWith(STATUS)) {
      complaints.add(message.text());
    }
  }

  /** Refused scripts and styles, failed scripts; heard since the last call. */
  List<String> complaints() {
    var heard = List.copyOf(complaints);
    complaints.clear();
    return heard;
  }

  /** Closes all pages: what they still ask for would meet the next test. */
  void closePages() {
    List.copyOf(browser.contexts()).forEach(BrowserContext::close);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
