package dev.kontor.shipping.web.page;

/**
 * What stands around every page.
 *
 * @param title of the browser's window
 * @param tenant the tenant's name for people
 * @param root how to get from the page to {@code ui}, as links say it: a tenant answers by path and
 *     by host name, and relative links hold for both
 * @param open whether the page is for anyone: then it leads to no operator's page
 */
record Frame(String title, String tenant, String root, boolean open) {

  private static final String PAGES = "/ui/";

  /** Around the page at this path. */
  static Frame at(String path, String title, String tenant, boolean open) {
    int begin = path.indexOf(PAGES);
    var within = begin < 0 ? "" : path.substring(begin + PAGES.length());
    long above = within.chars().filter(character -> character == '/').count();
    return new Frame(title, tenant, "../".repeat(Math.toIntExact(above)), open);
  }
}
