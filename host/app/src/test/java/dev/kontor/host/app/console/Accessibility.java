package dev.kontor.host.app.console;

import static dev.kontor.host.app.console.Looks.look;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** Whether a page can be read and used by who sees little or has a keyboard only (WCAG 2.2, AA). */
final class Accessibility {

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
        const drawnOn = text => {
          const at = text.getBoundingClientRect();
          const [x, y] = [(at.left + at.right) / 2, (at.top + at.bottom) / 2];
          const under = [...text.ownerSVGElement.querySelectorAll("rect")].filter(shape => {
            const box = shape.getBoundingClientRect();
            return shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING
              && getComputedStyle(shape).fill !== "none"
              && box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
          });
          return under.length === 0 ? null : getComputedStyle(under[under.length - 1]).fill;
        };
        const behind = element => {
          const drawn = element.ownerSVGElement ? drawnOn(element) : null;
          if (drawn && !isClear(drawn)) return drawn;
          for (let at = element; at; at = at.parentElement) {
            const ground = getComputedStyle(at).backgroundColor;
            if (!isClear(ground)) return ground;
          }
          return getComputedStyle(document.documentElement).backgroundColor;
        };
        const says = element => element.matches("input, select, textarea")
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

  /** Colours that have changed do so over a moment. */
  private static final String SETTLED =
      """
      () => {
        getComputedStyle(document.body).color;
        const changes = document.getAnimations().filter(each => each instanceof CSSTransition);
        return Promise.allSettled(changes.map(change => change.finished)).then(() => null);
      }
      """;

  /** What can be used but isn't named, and names that are given twice. */
  private static final String NAMELESS =
      """
      () => {
        const ids = [...document.querySelectorAll("[id]")].map(element => element.id);
        const twice = ids.filter((id, i) => ids.indexOf(id) !== i).map(id => "twice: " + id);
        const nameless = [...document.querySelectorAll("input:not([type=hidden]), select, textarea")]
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
        const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")];
        const at = document.activeElement;
        const style = getComputedStyle(at);
        const box = at.getBoundingClientRect();
        const isSeen = box.width > 1 && box.height > 1
          && (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none");
        return [all.indexOf(at), all.length, isSeen ? 1 : 0];
      }
      """;

  private Accessibility() {}

  /**
   * Everything on it stands out enough, by day and by night, is named, and is no wider than the
   * screen.
   */
  static void reads(Page page, String name) {
    // A click returns when another page begins to load, which has no colours yet.
    page.waitForLoadState();
    assertThat((List<?>) page.evaluate(NAMELESS)).as(name).isEmpty();
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
      page.evaluate(SETTLED);
      var inScheme = "%s-%s".formatted(name, scheme);
      assertThat((List<?>) page.evaluate(FAINT)).as(inScheme).isEmpty();
      look(page, inScheme.replaceAll("[^A-Za-z0-9]+", "-"));
    }
  }

  /** The keyboard reaches all that can be used, in its order, and shows where it is. */
  static void reaches(Page page, String path) {
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
}
