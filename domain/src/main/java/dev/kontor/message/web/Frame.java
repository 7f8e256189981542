package dev.kontor.message.web;

import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param title of the browser's window
 * @param tenant the tenant's name for people
 * @param root how to get from the page to {@code ui}, as links say it: a tenant answers by path and
 *     by host name, and relative links hold for both
 * @param place the page's path from there, without that of what it is about: {@code cargos}
 * @param open whether the page is for anyone: then it leads to no operator's page
 */
public record Frame(String title, String tenant, String root, String place, boolean open) {

  private static final String PAGES = "/ui/";

  /** Around the page at this path. */
  public static Frame at(String path, String title, String tenant, boolean open) {
    int begin = path.indexOf(PAGES);
    var within = begin < 0 ? "" : path.substring(begin + PAGES.length());
    int deeper = within.indexOf('/');
    long above = within.chars().filter(character -> character == '/').count();
    return new Frame(
        title,
        tenant,
        "../".repeat(Math.toIntExact(above)),
        deeper < 0 ? within : within.substring(0, deeper),
        open);
  }

  /** How a link is marked that leads there; null: not at all. */
  public @Nullable String current(String linked) {
    return place.equals(linked) ? "page" : null;
  }
}
