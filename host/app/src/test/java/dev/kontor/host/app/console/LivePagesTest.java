package dev.kontor.host.app.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.host.app.Eventually.eventually;
import static dev.kontor.host.app.console.ShippingDesk.arrives;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.kontor.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How pages keep themselves up to date, and what that costs, in a real browser whose clock is moved
 * by hand; skipped where there is none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LivePagesTest {

  private static final TenantId HANSA = new TenantId("hansa");
  private static final String UNATTENDED = "kontor-unattended";

  @RegisterExtension
  final HostInBrowser browser =
      new HostInBrowser(() -> ConsoleHost.withShipping(Map.of("kontor.sleep.idle-after", "1s")));

  @Test
  void a_page_that_nobody_touches_asks_ever_more_seldom_and_says_so() {
    var page = browser.open(true);
    var id = hansa().book(page, "CNHKG", "SESTO");
    page.clock().install();
    page.navigate(hansa().ui() + "/tracking/" + id);
    var asked = asked(page);

    runs(page, 60, 1);
    int soon = asked.size();
    runs(page, 600, 5);
    int later = asked.size() - soon;

    assertThat(soon).isBetween(4, 10);
    assertThat(later).isBetween(15, 22);
    assertThat(asked.getFirst().headers()).doesNotContainKey(UNATTENDED);
    assertThat(asked.getLast().headers()).containsKey(UNATTENDED);

    page.keyboard().press("Shift");
    runs(page, 5, 1);
    assertThat(asked.getLast().headers()).doesNotContainKey(UNATTENDED);
    assertThat(asked.size() - soon - later).isGreaterThanOrEqualTo(2);
  }

  @Test
  void a_page_that_nobody_can_see_does_not_ask_until_it_is_seen_again() {
    var page = browser.open(true);
    var id = hansa().book(page, "CNHKG", "SESTO");
    page.clock().install();
    page.navigate(hansa().cargo(id));
    hide(page, true);
    var asked = asked(page);
    runs(page, 600, 600);
    assertThat(asked).isEmpty();

    hide(page, false);
    runs(page, 1, 1);
    assertThat(asked).hasSize(1);
  }

  @Test
  void a_cargo_that_is_claimed_is_not_asked_after_any_more() {
    var page = browser.open(true);
    var desk = hansa();
    var id = desk.book(page, "CNHKG", "SESTO");
    desk.register(page, id, "Claimed", "SESTO", "", "2009-03-16T00:00");
    arrives(page, desk.ui() + "/tracking/" + id, "#status", "Claimed");
    page.clock().install();
    page.reload();
    var asked = asked(page);
    runs(page, 600, 600);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_page_that_was_left_open_neither_keeps_a_tenant_awake_nor_wakes_it() {
    var page = browser.open(true);
    var tracking = hansa().ui() + "/tracking/" + hansa().book(page, "CNHKG", "SESTO");
    page.navigate("about:blank");
    try (var client = HttpClient.newHttpClient()) {
      eventually(
          "it sleeps, however often it is asked",
          () -> {
            int answered = status(client, tracking + "?seen=old");
            return answered == 204 && !isAwake();
          });
    }
    assertThat(isAwake()).isFalse();

    page.navigate(tracking);
    assertThat(page.locator("#status")).hasText("Not received");
  }

  private static int status(HttpClient client, String url) {
    var request =
        HttpRequest.newBuilder(URI.create(url)).header("Kontor-Unattended", "true").build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private boolean isAwake() {
    return browser.host().administration().status(HANSA).awake();
  }

  /** What the page asks from now on. */
  private static List<Request> asked(Page page) {
    var asked = new ArrayList<Request>();
    page.onRequest(request -> {
      if (request.url().contains("seen=")) {
        asked.add(request);
      }
    });
    return asked;
  }

  /**
   * The page's clock goes on by so many seconds, in steps; each request is answered before the next
   * one where steps are shorter than what is between them.
   */
  private static void runs(Page page, int seconds, int step) {
    for (int second = 0; second < seconds; second += step) {
      page.clock().runFor(step * 1_000L);
      assertThat(page.locator(".htmx-request")).hasCount(0);
    }
  }

  private static void hide(Page page, boolean hidden) {
    page.evaluate(
        """
        hidden => {
          Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
          document.dispatchEvent(new Event("visibilitychange"));
        }
        """,
        hidden);
  }

  private ShippingDesk hansa() {
    return new ShippingDesk(browser.url("/t/hansa/ui"));
  }
}
