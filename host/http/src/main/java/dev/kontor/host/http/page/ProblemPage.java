package dev.kontor.host.http.page;

import dev.kontor.host.http.problem.Problem;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/**
 * A problem as somebody sees it who asked for a page: what a module refuses is on its own pages,
 * this is what never came to the module.
 */
public final class ProblemPage {

  private static final MediaType HTML = new MediaType("text/html; charset=utf-8");
  private static final String PAGES = "/ui/";

  private ProblemPage() {}

  /** Turns a problem into a page, if the request came from a browser that would show it. */
  public static void show(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (response.body() instanceof Problem problem && isWanted(request)) {
      response.body(page(root(request.getPath()), problem)).contentType(HTML);
    }
  }

  /** Whether a browser sent it, which would show a page. */
  public static boolean isWanted(HttpRequest<?> request) {
    return request.getHeaders().accept().stream()
        .anyMatch(type -> type.getName().equals(MediaType.TEXT_HTML));
  }

  /** How to get from the page to {@code ui}, by path and by host name alike. */
  private static String root(String path) {
    int begin = path.indexOf(PAGES);
    if (begin < 0) {
      return "ui/";
    }
    long above = path.substring(begin + PAGES.length()).chars().filter(c -> c == '/').count();
    return above == 0 ? "./" : "../".repeat(Math.toIntExact(above));
  }

  private static String page(String root, Problem problem) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>%1$s</title>
      <link rel="stylesheet" href="%3$sassets/pico.css">
      <link rel="stylesheet" href="%3$sassets/look.css">
    </head>
    <body>
      <main class="wide" id="content">
        <h1>%1$s</h1>
        <p class="notice bad" role="alert">%2$s.</p>
        <p><a href="%3$s">To the first page</a></p>
      </main>
    </body>
    </html>
    """
        .formatted(escaped(problem.title()), escaped(sentence(problem.detail())), root);
  }

  private static String sentence(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String escaped(String text) {
    var html = new StringOutput();
    Escape.htmlContent(text, html);
    return html.toString();
  }
}
