package dev.kontor.host.http.console.page;

import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param title of the browser's window
 * @param csrf the session's CSRF token; null: nobody is logged in
 */
public record Frame(String title, @Nullable String csrf, Links links) {

  /** Where the browser finds what the pages are dressed with. */
  public record Links(String pico, String style, String htmx, String script, String icon) {}
}
