package dev.kontor.host.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;

/**
 * What pages look like, for people to see: in {@code target/pages} after tests that were started
 * with {@code -Dkontor.pictures}, since each picture takes longer than what it shows.
 */
final class Looks {

  private static final int USUAL = 1280;
  private static final int HEIGHT = 900;

  private Looks() {}

  /** Sees that nothing is wider than the screen, a wide one and a narrow one. */
  static void look(Page page, String name) {
    // Words are there before the styles: a page that is still loading has another width.
    page.waitForLoadState();
    for (int width : new int[] {1400, 400}) {
      page.setViewportSize(width, HEIGHT);
      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .as("width of '%s'", name)
          .isEqualTo(width);
      if (Boolean.getBoolean("kontor.pictures")) {
        take(page, "%s-%d.png".formatted(name, width));
      }
    }
    page.setViewportSize(USUAL, HEIGHT);
  }

  private static void take(Page page, String file) {
    page.screenshot(
        new ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "pages", file)));
  }
}
